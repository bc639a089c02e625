import { z } from 'zod';
import { faultNames } from './fault-plan.ts';

/** One request as the emulator saw it and what it charged; a line of the file that `emulate --ledger` writes. */
export const LedgerRow = z.strictObject({
  id: z.string().describe('Of the request; the answer carries it in its headers and ids.'),
  at: z.iso.datetime(),
  key: z.string().nullable().describe('Names the API key without telling it; null where there was none.'),
  wire: z.enum(['messages', 'responses', 'chat-completions', 'generate-content']),
  model: z.string().nullable().describe('As the wire names it; null where the request could not be read.'),
  episode: z.string().nullable().describe('The key of the episode that the client named.'),
  turn: z.int().nonnegative().nullable().describe('Turns that the agent has had.'),
  attempt: z.int().nonnegative().nullable().describe('How often the same call was let in before.'),
  status: z.int(),
  fault: z.enum(faultNames).nullable(),
  limited: z.enum(['requests', 'tokens', 'output-tokens']).nullable().describe('The limit that turned the request away.'),
  whole: z.boolean().describe('False where a fault kept the answer from arriving whole: charged, and unknown to the client.'),
  latencyMs: z.number().nonnegative(),
  inputTokens: z.int().nonnegative().describe('The whole prompt, cached tokens included.'),
  cacheReadTokens: z.int().nonnegative(),
  cacheWriteTokens: z.int().nonnegative(),
  cacheHourTokens: z.int().nonnegative().describe('Those of the written that are kept for an hour.'),
  outputTokens: z.int().nonnegative(),
  costUsd: z.number().nonnegative().nullable().describe('Null where no price list knows the model that it stands for.'),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

/** What the rows come to. `billed` counts the requests that were charged. */
export type LedgerTotals = {
  readonly requests: number;
  readonly billed: number;
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  /** Over the requests of known price. */
  readonly costUsd: number;
  readonly unpriced: number;
  readonly limited: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byFault: Readonly<Record<string, number>>;
};

/** Whether a request was charged. */
export function isBilled({ inputTokens, outputTokens }: LedgerRow): boolean {
  return inputTokens + outputTokens > 0;
}

export function ledgerTotals(rows: readonly LedgerRow[]): LedgerTotals {
  const sum = (of: (row: LedgerRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    requests: rows.length,
    billed: rows.filter(isBilled).length,
    inputTokens: sum((row) => row.inputTokens),
    cacheReadTokens: sum((row) => row.cacheReadTokens),
    cacheWriteTokens: sum((row) => row.cacheWriteTokens),
    outputTokens: sum((row) => row.outputTokens),
    costUsd: sum((row) => row.costUsd ?? 0),
    unpriced: rows.filter((row) => isBilled(row) && row.costUsd === null).length,
    limited: rows.filter((row) => row.limited !== null).length,
    byStatus: counted(rows.map((row) => String(row.status))),
    byFault: counted(rows.flatMap((row) => (row.fault === null ? [] : [row.fault]))),
  };
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** One line of a ledger file. */
export function ledgerLine(row: LedgerRow): string {
  return `${JSON.stringify(row)}\n`;
}
