import type { Levels } from '../record/plan-row.ts';
import type { PackFiles } from './pack-files.ts';

const kinds = ['code', 'human', 'product'] as const;

/** What an agent is called, and what kind of name that is. */
export type Persona = { readonly kind: (typeof kinds)[number]; readonly name: string; readonly local: string };

/** Whether the pack lets factor `persona` name its agent. */
export function usesPersona(files: Pick<PackFiles, 'factors'>): boolean {
  return files.factors.value.factors['persona'] !== undefined;
}

/**
 * The name of a variant's agent. A level that is a kind takes the variant's name of that kind; under `mixed` the kinds take
 * turns over the variants, so that a cell that uses all of them has each equally often (give or take one).
 */
export function choosePersona(files: Pick<PackFiles, 'factors' | 'personas'>, levels: Levels, variant: number): Persona | undefined {
  if (!usesPersona(files)) return undefined;
  const level = levels['persona'];
  const kind = kinds.find((each) => each === level) ?? kinds[variant % kinds.length] ?? 'code';
  const bank = files.personas.value[kind];
  const chosen = bank[variant % bank.length];
  return chosen === undefined ? undefined : { kind, ...chosen };
}
