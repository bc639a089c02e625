import { UsageError } from '../errors.ts';
import type { Random } from '../kernel/random.ts';

/** How long an answer takes: a part by chance, and a part for every token that is written. */
export type Latency = {
  readonly base:
    | { readonly type: 'fixed'; readonly ms: number }
    | { readonly type: 'uniform'; readonly fromMs: number; readonly toMs: number }
    /** Half of the answers take longer than the median; `sigma` is the standard deviation of the logarithm. */
    | { readonly type: 'lognormal'; readonly medianMs: number; readonly sigma: number };
  readonly perTokenMs: number;
};

/** How a latency is written on the command line. */
export const latencyGrammar =
  'MS, uniform:FROM..TO or lognormal:MEDIAN,SIGMA, each with +MS/token if wanted; e.g. lognormal:800,0.6+12/token';

/** Milliseconds that one answer takes. */
export function drawLatency({ base, perTokenMs }: Latency, outputTokens: number, random: Random): number {
  return drawBase(base, random) + perTokenMs * outputTokens;
}

function drawBase(base: Latency['base'], random: Random): number {
  if (base.type === 'fixed') return base.ms;
  if (base.type === 'uniform') return base.fromMs + random.next() * (base.toMs - base.fromMs);
  return base.medianMs * Math.exp(base.sigma * standardNormal(random));
}

/** Box and Muller's transform. */
function standardNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

/** Reads a latency as written, such as `800` or `lognormal:800,0.6+12/token`. Throws a UsageError that says how it is written. */
export function parseLatency(spec: string): Latency {
  const [, written = '', perToken] = /^(.*?)(?:\+([\d.]+)\/token)?$/.exec(spec.trim()) ?? [];
  return { base: parseBase(written, spec), perTokenMs: perToken === undefined ? 0 : amount(perToken, spec) };
}

function parseBase(written: string, spec: string): Latency['base'] {
  const uniform = /^uniform:([\d.]+?)\.\.([\d.]+)$/.exec(written);
  if (uniform !== null) {
    const [fromMs, toMs] = [amount(uniform[1], spec), amount(uniform[2], spec)];
    if (toMs < fromMs) throw wrong(spec);
    return { type: 'uniform', fromMs, toMs };
  }
  const lognormal = /^lognormal:([\d.]+),([\d.]+)$/.exec(written);
  if (lognormal !== null) return { type: 'lognormal', medianMs: amount(lognormal[1], spec), sigma: amount(lognormal[2], spec) };
  return { type: 'fixed', ms: amount(/^(?:fixed:)?([\d.]+)$/.exec(written)?.[1], spec) };
}

function amount(text: string | undefined, spec: string): number {
  const value = Number(text === undefined || text === '' ? Number.NaN : text);
  if (!(value >= 0)) throw wrong(spec);
  return value;
}

function wrong(spec: string): UsageError {
  return new UsageError('LATENCY', `--latency ${spec} cannot be read`, { value: spec, hint: `Write ${latencyGrammar}.` });
}
