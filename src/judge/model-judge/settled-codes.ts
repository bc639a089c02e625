import { codeTable, Code } from '../../record/code.ts';

/** Codes that a model judge looks for itself in everything that was written: rules find them by words at best, or not at all. */
export const searchedCodes = ['H1.1', 'H1.2', 'H1.4', 'B3', 'B4'] as const satisfies readonly Code[];

/** Codes whose acts stand on the state of the world, though knowledge or meaning could be asked about: what was read decides those. */
const settledByState: ReadonlySet<Code> = new Set(['H4.4', 'H7.4']);

/** Whether a model judge has the last word on a code that rules only propose. What rules leave open it may settle whatever the code. */
export function isConfirmed(code: Code): boolean {
  return codeTable[code].decidedBy === 'both' && !settledByState.has(code) && !isSearched(code);
}

export function isSearched(code: Code): boolean {
  return searchedCodes.some((searched) => searched === code);
}
