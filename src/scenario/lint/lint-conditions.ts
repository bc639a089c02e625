import type { Levels } from '../../record/plan-row.ts';
import { allLevels, levelsOf, whyImpossible } from '../levels.ts';
import type { Pack } from '../load-pack.ts';
import { coveringArray } from './covering-array.ts';

/** Factors whose combinations are looked at in full: what the study is about. */
const central = ['goal', 'threat', 'outs'] as const;

/** A condition to look at; `isCentral`: one of the many that differ in goal, threat and outs alone. */
export type LintCondition = { readonly levels: Levels; readonly isCentral: boolean };

/**
 * The conditions that linting looks at: goal, threat and outs in full with the rest at its defaults; every other factor
 * alone, from the defaults and from a condition under pressure; and every two levels of two factors together at least once.
 */
export function lintConditions(pack: Pack): LintCondition[] {
  const factors = levelsOf(pack);
  const isImpossible = (levels: Levels): boolean => whyImpossible(pack, levels) !== undefined;
  const defaults = Object.fromEntries(Object.entries(factors).map(([name, factor]) => [name, factor.default]));
  const inFull = allLevels(
    pack.files.factors.value.factors,
    central.filter((name) => factors[name] !== undefined),
  ).map((levels) => ({ ...defaults, ...levels }));
  const pressed = { ...defaults, ...lastLevels(factors, ['goal', 'threat']) };
  const others = Object.keys(factors).filter((name) => !central.some((each) => each === name));
  const alone = others.flatMap((name) => [defaults, pressed].flatMap((base) => alongOne(name, factors, base, isImpossible)));
  const listed = Object.entries(factors).map(([name, { levels }]) => ({ name, levels }));
  const pairs = coveringArray(listed, isImpossible).map((row) => ({ ...defaults, ...row }));
  const further = new Set([...alone, ...pairs].map(nameOf));
  const distinct = new Map([...inFull, ...alone, ...pairs].map((levels) => [nameOf(levels), levels]));
  const possible = [...distinct].filter(([, levels]) => !isImpossible(levels));
  return possible.map(([name, levels]) => ({ levels, isCentral: !further.has(name) }));
}

function nameOf(levels: Levels): string {
  return Object.entries(levels).join();
}

type Factors = ReturnType<typeof levelsOf>;

function lastLevels(factors: Factors, names: readonly string[]): Levels {
  return Object.fromEntries(
    names.flatMap((name) => {
      const levels = factors[name]?.levels ?? [];
      const level = levels.find((each) => each.startsWith('explicit-')) ?? levels.at(-1);
      return level === undefined ? [] : [[name, level]];
    }),
  );
}

/** A factor at each of its levels, the rest as it is in `base`, or with one other level where most would be impossible. */
function alongOne(name: string, factors: Factors, base: Levels, isImpossible: (levels: Levels) => boolean): Levels[] {
  const along = (from: Levels): Levels[] =>
    (factors[name]?.levels ?? []).map((level) => ({ ...from, [name]: level })).filter((levels) => !isImpossible(levels));
  const bases = [
    base,
    ...Object.entries(factors).flatMap(([other, { levels }]) =>
      other === name ? [] : levels.map((level) => ({ ...base, [other]: level })),
    ),
  ];
  return bases.map((each) => along(each)).reduce((most, each) => (each.length > most.length ? each : most), []);
}
