import { describe, expect, test } from 'vitest';
import { isBilled, type LedgerRow } from '../src/emulator/ledger.ts';
import { parseFaultMixture } from '../src/emulator/parse-fault.ts';
import { parseLimits, usualCache } from '../src/emulator/parse-settings.ts';
import type { Usage } from '../src/record/call.ts';
import { WireRun, type Played } from './wire-run.ts';

const providers = ['anthropic', 'openai', 'openai-chat', 'google'] as const;
const price = { inputPerMillion: 3, outputPerMillion: 15 };

/** One condition over four APIs. */
function study(episodes: number): string {
  return `
name: ledger
scenarios: [blackmail]
models:
${providers.map((each) => `  - {id: ${each}/sim-opportunist, price: {inputPerMillion: ${price.inputPerMillion}, outputPerMillion: ${price.outputPerMillion}}}`).join('\n')}
factors: {goal: explicit-safety, threat: replacement}
episodes: ${episodes}
seed: 11
budget: 100
`;
}

const costOf = (_: string, { inputTokens, outputTokens }: Usage): number =>
  (inputTokens * price.inputPerMillion + outputTokens * price.outputPerMillion) / 1_000_000;

/** What rows come to, in the words of our own ledger. */
function summed(rows: readonly LedgerRow[]): object {
  const sum = (of: (row: LedgerRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    calls: rows.length,
    inputTokens: sum((row) => row.inputTokens),
    cacheReadTokens: sum((row) => row.cacheReadTokens),
    cacheWriteTokens: sum((row) => row.cacheWriteTokens),
    outputTokens: sum((row) => row.outputTokens),
    costUsd: expect.closeTo(
      sum((row) => row.costUsd ?? 0),
      9,
    ),
    unpriced: 0,
  };
}

/** What of an episode may not depend on what went wrong on the way. */
function lasting({ end, verdict }: Played): object {
  return { end: end && { ...end, endedAt: '' }, verdict };
}

describe('a run of 200 episodes with a twentieth of its calls failing in every way that passes', () => {
  test('is charged what its own ledger says, episode by episode, to the call, the token and the cent', { timeout: 180_000 }, async () => {
    await using wire = await WireRun.of(study(50));
    const { code, ledger } = await wire.run('run', [], { faults: parseFaultMixture('5%'), cache: usualCache, costOf });
    expect(code).toBe(0);
    const arrived = ledger.filter((row) => isBilled(row) && row.whole);
    const byEpisode = Map.groupBy(arrived, (row) => row.episode);
    const played = wire.played('run');
    expect(played).toHaveLength(200);
    expect(byEpisode.size).toBe(200);
    for (const each of played) expect(each.spent).toEqual({ ...summed(byEpisode.get(each.row.key) ?? []), reasoningTokens: 0 });
    // The difference between the two ledgers is told: what was charged and lost on the way, and nothing else.
    const lost = ledger.filter((row) => isBilled(row) && !row.whole);
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every((row) => row.fault !== null)).toBe(true);
    expect(ledger.some((row) => row.cacheReadTokens > 0 && row.wire === 'messages')).toBe(true);
    const share = ledger.filter((row) => row.fault !== null).length / ledger.filter((row) => row.attempt === 0).length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.07);
  });
});

describe('a run comes to the same ends and verdicts as one without trouble', () => {
  test('with a third of its calls failing, and again with the same faults', { timeout: 120_000 }, async () => {
    await using wire = await WireRun.of(study(6));
    const calm = await wire.run('calm');
    const faulty = await wire.run('faulty', [], { faults: parseFaultMixture('33%'), seed: 's' });
    const again = await wire.run('again', [], { faults: parseFaultMixture('33%'), seed: 's' });
    expect([calm.code, faulty.code, again.code]).toEqual([0, 0, 0]);
    const faults = ({ ledger }: { ledger: readonly LedgerRow[] }): string[] =>
      ledger
        .filter((row) => row.fault !== null)
        .map((row) => `${row.episode} ${row.turn} ${row.attempt} ${row.fault}`)
        .sort();
    expect(new Set(faults(faulty).map((line) => line.split(' ')[3])).size).toBe(9);
    expect(faults(again)).toEqual(faults(faulty));
    const plain = wire.played('calm').map(lasting);
    expect(wire.played('faulty').map(lasting)).toEqual(plain);
    expect(wire.played('again').map(lasting)).toEqual(plain);
  });

  test('at a limit that lets a fraction of it through at once', { timeout: 120_000 }, async () => {
    await using wire = await WireRun.of(study(2));
    const calm = await wire.run('calm');
    const limited = await wire.run('limited', [], { limits: parseLimits('rpm=40,window=sliding') });
    expect([calm.code, limited.code]).toEqual([0, 0]);
    expect(limited.ledger.some((row) => row.limited === 'requests')).toBe(true);
    expect(wire.played('limited').map(lasting)).toEqual(wire.played('calm').map(lasting));
  });
});
