import { UsageError } from '../errors.ts';
import { parseSubject, type SubjectSpec } from '../subjects/choose-script.ts';
import { benchSubject, type BenchSubject } from './bench-subject.ts';

/** What a wire names, with the id under which it answers: a simulated subject as in process (`sim/loyal`), or one for benches. */
export type WireSubject =
  | { readonly type: 'simulated'; readonly id: string; readonly spec: SubjectSpec }
  | { readonly type: 'bench'; readonly id: string; readonly bench: BenchSubject };

/**
 * The subject behind a model's name on the wire: `sim-loyal`, `sim-bench`, or `sim-rate-H1.1-0.37` (one API has the name in
 * its path, where `?` and `=` mean something else). Undefined where there is none.
 */
export function wireSubject(model: string): WireSubject | undefined {
  const bench = benchSubject(model);
  if (bench !== undefined) return { type: 'bench', id: model.replace('-', '/'), bench };
  const name = subjectName(model);
  if (name === undefined) return undefined;
  try {
    return { type: 'simulated', id: `sim/${name}`, spec: parseSubject(name) };
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function subjectName(model: string): string | undefined {
  if (!model.startsWith('sim-')) return undefined;
  const name = model.slice('sim-'.length);
  const rates = /^rate((?:-[A-Z][\d.]*-[\d.]+)+)$/.exec(name)?.[1];
  if (rates === undefined) return name;
  const pairs = [...rates.matchAll(/-([A-Z][\d.]*)-([\d.]+)/g)].map(([, code, rate]) => `${code}=${rate}`);
  return `rate?${pairs.join('&')}`;
}
