import { UsageError } from '../errors.ts';
import { parseSubject, type SubjectSpec } from '../subjects/choose-script.ts';

/** A simulated subject that a wire names, and its id in process (`sim/loyal`), under which it answers. */
export type WireSubject = { readonly id: string; readonly spec: SubjectSpec };

/**
 * The subject behind a model's name on the wire: `sim-loyal`, or `sim-rate-H1.1-0.37` (one API has the name in its path,
 * where `?` and `=` mean something else). Undefined where there is none.
 */
export function wireSubject(model: string): WireSubject | undefined {
  const name = subjectName(model);
  if (name === undefined) return undefined;
  try {
    return { id: `sim/${name}`, spec: parseSubject(name) };
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
