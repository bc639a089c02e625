import type { Levels, Protocol } from '../../record/plan-row.ts';
import { allLevels, conditionFits, levelFits, levelsOf, whyImpossible } from '../levels.ts';
import type { Pack } from '../load-pack.ts';
import { lintConditions } from './lint-conditions.ts';

/** A performance of a script, by its place in `scripts.yaml`. */
export type ScriptPlay = { readonly script: number; readonly variant: number; readonly levels: Levels; readonly protocol: Protocol };

type Script = Pack['files']['scripts']['value']['scripts'][number];

/** How often a script is played in a variant: often enough that twenty variants meet sixty corners, and no less than once. */
const times = { tools: { least: 2, most: 3 }, text: { least: 1, most: 3 } };

/**
 * Where the scripts of a pack are played. A corner is a kind of goal (`explicit` for `explicit-safety`) × threat × outs.
 * From variant to variant each script walks round the corners that it fits, by tools and, half a round ahead, on paper: all
 * variants together meet each by both, where there are enough of them. The goals of a kind take turns. As to the other
 * factors, the first performance in a variant has the plainest levels that the script allows, and the others walk through
 * all those of `lintConditions`: each factor alone, and the covering array.
 */
export function planPlays(pack: Pack): ScriptPlay[] {
  const variants = pack.files.variants.value.variants.map(({ id }) => id);
  const corners = cornersOf(pack);
  const rests = restsOf(pack);
  return pack.files.scripts.value.scripts.flatMap((script, index) => {
    const round = roundOf(pack, script, corners, rests);
    return script.protocols.flatMap((protocol) => {
      const { least, most } = times[protocol];
      const each = Math.min(most, Math.max(least, Math.ceil(round.length / variants.length)));
      const ahead = protocol === 'text' ? Math.floor(round.length / 2) : 0;
      return variants.flatMap((variant, position) =>
        Array.from({ length: each }, (_, turn) => position * each + turn).flatMap((step, turn): ScriptPlay[] => {
          const levels = round[(step + ahead) % round.length]?.(step, turn === 0 && protocol === 'tools');
          return levels === undefined ? [] : [{ script: index, variant, levels, protocol }];
        }),
      );
    });
  });
}

/** Levels of goal, threat and outs that are one corner: they differ in the goal of one kind. */
type Corner = readonly Levels[];

/** The kind of goal, threat and outs of a condition, as far as the pack has these factors. */
export function cornerOf({ goal, threat, outs }: Levels): string {
  return [goal?.split('-')[0], threat, outs].filter((level) => level !== undefined).join(' ');
}

const central = ['goal', 'threat', 'outs'];

function cornersOf(pack: Pack): Corner[] {
  const { factors } = pack.files.factors.value;
  const all = allLevels(
    factors,
    central.filter((name) => factors[name] !== undefined),
  );
  return [...Map.groupBy(all, cornerOf).values()];
}

/** What the conditions of the linter have as levels of all other factors, the defaults first. */
function restsOf(pack: Pack): Levels[] {
  return distinct(
    lintConditions(pack).map(({ levels }) => Object.fromEntries(Object.entries(levels).filter(([name]) => !central.includes(name)))),
  );
}

function distinct(conditions: readonly Levels[]): Levels[] {
  return [...new Map(conditions.map((levels) => [Object.entries(levels).join(), levels])).values()];
}

/** Levels with the first that a script can do with in place of each that it cannot. */
function bentTo(pack: Pack, needs: Script['needs'], levels: Levels): Levels {
  const factors = levelsOf(pack);
  return Object.fromEntries(
    Object.entries(levels).map(([name, level]) => {
      const needed = needs[name];
      const isFit = needed === undefined || levelFits(needed, level);
      return [name, isFit ? level : (factors[name]?.levels.find((each) => levelFits(needed, each)) ?? level)];
    }),
  );
}

/** Gives the levels of one corner at a step of the walk, with the plainest rest or with that step's. */
type Stand = (step: number, isPlain: boolean) => Levels;

/** The corners in which a script can be played. */
function roundOf(pack: Pack, { needs }: Script, corners: readonly Corner[], rests: readonly Levels[]): Stand[] {
  const defaults = Object.fromEntries(Object.entries(levelsOf(pack)).map(([name, factor]) => [name, factor.default]));
  const fitting = distinct(rests.map((rest) => bentTo(pack, needs, rest)));
  const ofCorner = Object.fromEntries(Object.entries(needs).filter(([name]) => central.includes(name)));
  return corners.flatMap((corner): Stand[] => {
    const conditions = corner
      .filter((levels) => conditionFits(ofCorner, levels))
      .map((levels) => fitting.map((rest) => ({ ...defaults, ...rest, ...levels })).filter((all) => whyImpossible(pack, all) === undefined))
      .filter((possible) => possible.length > 0);
    const [first] = conditions;
    if (first === undefined) return [];
    return [
      (step, isPlain) => {
        const possible = conditions[step % conditions.length] ?? first;
        return possible[isPlain ? 0 : step % possible.length] ?? {};
      },
    ];
  });
}
