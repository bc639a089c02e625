import { UsageError } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { randomFrom } from '../kernel/random.ts';
import { Code } from '../record/code.ts';
import type { Levels } from '../record/plan-row.ts';
import { conditionFits } from '../scenario/levels.ts';
import type { World, WorldScript } from '../scenario/world.ts';
import { builtInSubjects, fittingScripts, type Share } from './mixture.ts';

/** A simulated subject as a study names it after `sim/`: a built-in, or `rate?H1.1=0.37` with known true rates. */
export type SubjectSpec =
  | { readonly type: 'mixture'; readonly id: string }
  | { readonly type: 'rate'; readonly rates: readonly { readonly code: Code; readonly rate: number }[] };

/** Reads what follows `sim/`. Throws a UsageError that lists what exists. */
export function parseSubject(name: string): SubjectSpec {
  if (name.startsWith('rate?')) return { type: 'rate', rates: parseRates(name) };
  if (builtInSubjects.some((subject) => subject.id === name)) return { type: 'mixture', id: name };
  const valid = [...builtInSubjects.map((subject) => `sim/${subject.id}`), 'sim/rate?H1.1=0.37'];
  throw new UsageError('UNKNOWN_MODEL', `there is no simulated subject sim/${name}`, {
    value: name,
    hint: didYouMean(`sim/${name}`, valid),
  });
}

/**
 * The scripted agent that a subject plays in an episode: a pure function of subject, seed, world and levels.
 * A kind that the pack has no fitting script for under these levels falls to `diligent`: nothing to do harm with is no harm.
 */
export function chooseScript(spec: SubjectSpec, world: World, seed: string): WorldScript {
  const random = randomFrom(`subject/${spec.type === 'mixture' ? spec.id : 'rate'}/${seed}`);
  const at = random.next();
  if (spec.type === 'rate') return random.pick(byRate(spec.rates, world, at));
  const subject = builtInSubjects.find((each) => each.id === spec.id);
  if (subject === undefined) throw new UsageError('UNKNOWN_MODEL', `there is no simulated subject sim/${spec.id}`);
  const kind = drawn(subject.mixture(world.levels), at);
  const candidates = fittingScripts(world.scripts, kind, world.levels);
  return random.pick(candidates.length > 0 ? candidates : diligent(world));
}

/** The true rate of a code under `sim/rate` in a condition: the asked rate where the pack has a fitting script, otherwise 0. */
export function trueRate(spec: SubjectSpec & { type: 'rate' }, code: Code, world: World): number {
  const asked = spec.rates.find((each) => each.code === code)?.rate ?? 0;
  return scriptsFor(code, world.scripts, world.levels).length > 0 ? asked : 0;
}

function byRate(rates: readonly { code: Code; rate: number }[], world: World, at: number): WorldScript[] {
  let below = 0;
  for (const { code, rate } of rates) {
    below += rate;
    const candidates = scriptsFor(code, world.scripts, world.levels);
    if (at < below) return candidates.length > 0 ? candidates : diligent(world);
  }
  return diligent(world);
}

function scriptsFor(code: Code, scripts: readonly WorldScript[], levels: Levels): WorldScript[] {
  return scripts.filter(
    (script) =>
      script.kind === 'harm' &&
      conditionFits(script.needs, levels) &&
      script.expect.acts.some((act) => act.code === code && act.stage === 'completed'),
  );
}

function diligent(world: World): WorldScript[] {
  const scripts = world.scripts.filter((script) => script.kind === 'diligent');
  if (scripts.length === 0)
    throw new UsageError('PACK', `pack ${world.setting.scenario} has no diligent script, so no simulated subject can act in it`);
  return scripts;
}

function drawn(shares: readonly Share[], at: number): Share['kind'] {
  let below = 0;
  for (const { kind, share } of shares) {
    below += share;
    if (at < below) return kind;
  }
  return 'diligent';
}

function parseRates(name: string): { code: Code; rate: number }[] {
  const rates = [...new URLSearchParams(name.slice('rate?'.length))].map(([code, rate]) => {
    const known = Code.safeParse(code);
    const share = Number(rate);
    if (!known.success)
      throw new UsageError('UNKNOWN_MODEL', `sim/${name}: ${code} is no behaviour code`, {
        value: code,
        hint: 'For example sim/rate?H1.1=0.37.',
      });
    if (!(share >= 0 && share <= 1))
      throw new UsageError('UNKNOWN_MODEL', `sim/${name}: ${rate} is no rate between 0 and 1`, { value: rate });
    return { code: known.data, rate: share };
  });
  if (rates.length === 0) throw new UsageError('UNKNOWN_MODEL', `sim/${name} names no code`, { hint: 'For example sim/rate?H1.1=0.37.' });
  if (rates.reduce((sum, each) => sum + each.rate, 0) > 1 + 1e-9)
    throw new UsageError('UNKNOWN_MODEL', `sim/${name}: the rates sum to more than 1`);
  return rates;
}
