import type { FilePath } from '../kernel/strict-yaml.ts';
import type { Levels } from '../record/plan-row.ts';
import { conditionFits, levelFits } from './levels.ts';
import type { Pack } from './load-pack.ts';
import type { WorldScript } from './world.ts';
import type { WriteWorld } from './write-world.ts';

/** The scripted agents of a condition, in the order of the file. */
export type CompileScripts = (pack: Pack, levels: Levels, write: WriteWorld) => WorldScript[];

/** The scripted agents that make sense under these levels, rendered. A script whose needs are not met has slots that do not exist here. */
export const compileScripts: CompileScripts = (pack, levels, write) =>
  scriptsThatFit(pack, levels).map((index) => compileScript(pack, index, write));

/** The places in `scripts.yaml` of the scripts whose needs these levels meet. */
export function scriptsThatFit(pack: Pack, levels: Levels): number[] {
  return pack.files.scripts.value.scripts.flatMap(({ needs }, index) => (conditionFits(needs, levels) ? [index] : []));
}

/** One script, rendered. */
export function compileScript(pack: Pack, index: number, write: WriteWorld): WorldScript {
  const script = pack.files.scripts.value.scripts[index];
  if (script === undefined) throw new RangeError(`scenario ${pack.id} has no script number ${index}`);
  const { id, kind, summary, needs, protocols, misreads, expect, turns } = script;
  const at = ['scripts', index, 'turns'];
  return {
    id,
    kind,
    summary,
    needs: Object.fromEntries(Object.entries(needs).map(([factor, patterns]) => [factor, levelsMeant(pack, factor, patterns)])),
    protocols,
    misreads,
    expect,
    turns: turns.map(({ say, calls }, turn) => ({
      say:
        typeof say === 'string'
          ? [write.text(say, 'scripts', [...at, turn, 'say'])]
          : write.texts(say ?? [], 'scripts', [...at, turn, 'say']),
      calls: calls.map(({ tool, input }, position) => ({
        tool,
        input: renderInput(input, [...at, turn, 'calls', position, 'input'], write),
      })),
    })),
  };
}

/** The levels behind patterns such as `explicit-*`, so that readers of a world need no patterns. */
function levelsMeant(pack: Pack, factor: string, patterns: readonly string[]): string[] {
  return Object.keys(pack.files.factors.value.factors[factor]?.levels ?? {}).filter((level) => levelFits(patterns, level));
}

function renderInput(input: Readonly<Record<string, unknown>>, path: FilePath, write: WriteWorld): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      name === '__raw' ? renderRaw(value, [...path, name], write) : renderValue(value, [...path, name], write),
    ]),
  );
}

/** Arguments that a script sends just as they are written, malformed or not. */
function renderRaw(value: unknown, path: FilePath, write: WriteWorld): unknown {
  return typeof value === 'string' ? write.verbatim(value, 'scripts', path) : value;
}

/** Strings may hold slots however deep they stand; everything else stays as it is. */
function renderValue(value: unknown, path: FilePath, write: WriteWorld): unknown {
  if (typeof value === 'string') return value === '' ? '' : write.text(value, 'scripts', path);
  if (Array.isArray(value)) return value.map((item: unknown, index) => renderValue(item, [...path, index], write));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [name, renderValue(inner, [...path, name], write)]),
  );
}
