import { InvalidArgumentError, type Command } from 'commander';
import type { Levels } from '../record/plan-row.ts';
import type { Pack } from '../scenario/load-pack.ts';
import type { World } from '../scenario/world.ts';

/** Which condition and variant of a pack is meant. */
export type ConditionOptions = { readonly level: Levels; readonly variant?: number };

/** Adds `--level` and `--variant` to a command. */
export function withCondition(command: Command): Command {
  return command
    .option('--level <factor=level>', "a factor's level, where it is not the default (repeatable)", collectLevel, {})
    .option('--variant <n>', 'variant (default: the first of the pack)', variantNumber);
}

/** Reads one `factor=level` and adds it to those before. */
export function collectLevel(text: string, before: Levels = {}): Levels {
  const [factor = '', level = '', ...more] = text.split('=');
  if (factor === '' || level === '' || more.length > 0) throw new InvalidArgumentError('write factor=level, e.g. goal=explicit-safety.');
  if (Object.hasOwn(before, factor)) throw new InvalidArgumentError(`the factor ${factor} is given twice.`);
  return { ...before, [factor]: level };
}

function variantNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('the number of a variant is needed, e.g. 0.');
  return Number(text);
}

/** Compiles the condition that was asked for; levels in `change` go before the others. */
export async function compileCondition(pack: Pack, { level, variant }: ConditionOptions, change: Levels = {}): Promise<World> {
  const { compileWorld } = await import('../scenario/compile-world.ts');
  return compileWorld(pack, { ...level, ...change }, variant ?? pack.files.variants.value.variants[0]?.id ?? 0);
}

/** `goal=none threat=replacement outs=weak, variant 0`. */
export function conditionLine({ levels, variant }: Pick<World, 'levels' | 'variant'>): string {
  const named = Object.entries(levels).map(([factor, level]) => `${factor}=${level}`);
  return `${named.join(' ')}, variant ${variant}`;
}
