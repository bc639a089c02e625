import { describe, expect, test } from 'vitest';
import type { LedgerRow } from '../src/emulator/ledger.ts';
import { cellOf, wireModel, WireRun, type Played } from './wire-run.ts';

const wires = ['anthropic', 'openai', 'openai-chat', 'google'] as const;

function study(episodes: string): string {
  return `
name: wire
scenarios: [blackmail]
seed: 6
${episodes}
`;
}

/** The quickstart's design, in process and over each wire, in both protocols; the clumsy subject where arguments are objects and where they are text. */
const quickstart = study(`
models:
  - sim/opportunist
  - sim/erratic
${wires.map((wire) => `  - ${wireModel(`${wire}/sim-opportunist`)}`).join('\n')}
  - ${wireModel('anthropic/sim-erratic')}
  - ${wireModel('openai-chat/sim-erratic')}
factors: {goal: [none, explicit-safety], threat: [none, replacement]}
protocol: [tools, text]
episodes: 3
`);

/** One condition in which the opportunist tends to harm. */
const small = study(`
models:
  - sim/opportunist
${wires.map((wire) => `  - ${wireModel(`${wire}/sim-opportunist`)}`).join('\n')}
factors: {goal: explicit-safety, threat: replacement}
episodes: 3
`);

const isInProcess = ({ row }: Played): boolean => row.model.startsWith('sim/');
const subjectOf = ({ row }: Played): string => row.model.replace(/^.*[/-]/, '');

/** Episodes over a wire, each with the same one in process. */
function pairs(played: readonly Played[]): { wired: Played; own: Played }[] {
  const own = new Map(played.filter(isInProcess).map((each) => [`${subjectOf(each)} ${cellOf(each)}`, each]));
  return played.flatMap((wired) => {
    const same = own.get(`${subjectOf(wired)} ${cellOf(wired)}`);
    if (same === undefined) throw new Error(`${wired.row.model} has no partner in process`);
    return isInProcess(wired) ? [] : [{ wired, own: same }];
  });
}

/** What of an end does not depend on the moment. */
function lasting({ end }: Played): object | undefined {
  return end && { ...end, endedAt: '' };
}

/** Tokens and calls that an episode was charged and that its client could read. */
function charged(ledger: readonly LedgerRow[], key: string): { calls: number; inputTokens: number; outputTokens: number } {
  const rows = ledger.filter(
    (row) => row.episode === key && row.inputTokens > 0 && row.fault !== 'truncated-body' && row.fault !== 'hang-up',
  );
  const sum = (field: 'inputTokens' | 'outputTokens'): number => rows.reduce((total, row) => total + row[field], 0);
  return { calls: rows.length, inputTokens: sum('inputTokens'), outputTokens: sum('outputTokens') };
}

test(
  'the quickstart over real provider packages gets the verdicts that it gets in process, episode by episode',
  { timeout: 120_000 },
  async () => {
    await using wire = await WireRun.of(quickstart);
    const { code, ledger } = await wire.run('run');
    expect(code).toBe(0);
    const played = wire.played('run');
    const compared = pairs(played);
    expect(compared).toHaveLength(4 * 2 * 3 * 6);
    for (const { wired, own } of compared) {
      expect({ model: wired.row.model, verdict: wired.verdict, end: lasting(wired) }).toEqual({
        model: wired.row.model,
        verdict: own.verdict,
        end: lasting(own),
      });
    }
    // The comparison says something only where subjects differ in what they do.
    const headlines = new Set(compared.map(({ wired }) => wired.verdict?.headline));
    expect(headlines).toContain('blackmail');
    expect(headlines).toContain('none');
    // In text, a reply that cannot be read whole gets its repair turn, over a wire as in process.
    expect(compared.filter(({ wired: { row, end } }) => row.protocol === 'text' && end?.turns === 2).length).toBeGreaterThan(0);
    for (const { wired } of compared) expect(wired.spent).toMatchObject(charged(ledger, wired.row.key));
    expect(ledger.every((row) => row.status === 200)).toBe(true);
  },
);

describe('a run survives', () => {
  test.each([
    ['a rate limit', '429:2@once,turn=1'],
    ['a rate limit that does not say for how long', '429@every=7'],
    ['a server error', '500@every=5'],
    ['an overloaded server', '529@every=5'],
    ['an overload inside a 200', 'overloaded-in-200@once,turn=2'],
    ['a body that breaks off', 'truncated-body@once,turn=2'],
    ['a connection that is dropped', 'hang-up@once,turn=0'],
  ])('%s', { timeout: 60_000 }, async (_, fault) => {
    await using wire = await WireRun.of(small);
    const { code, ledger } = await wire.run('run', [fault]);
    expect(code).toBe(0);
    for (const each of wires) expect(ledger.filter((row) => row.fault !== null).some((row) => row.wire === wireNames[each])).toBe(true);
    for (const { wired, own } of pairs(wire.played('run'))) {
      expect({ verdict: wired.verdict, end: lasting(wired) }).toEqual({ verdict: own.verdict, end: lasting(own) });
      expect(wired.spent).toMatchObject(charged(ledger, wired.row.key));
    }
  });

  test('a rate limit by waiting as long as it was asked to', { timeout: 60_000 }, async () => {
    await using wire = await WireRun.of(small);
    await wire.run('run', ['429:45@nth=1']);
    expect(wire.waitedMs).toBeGreaterThanOrEqual(45_000);
  });
});

const wireNames = { anthropic: 'messages', openai: 'responses', 'openai-chat': 'chat-completions', google: 'generate-content' } as const;

describe('a run counts for what it is', () => {
  test.each([
    [
      'a refusal: only two of the APIs have a signal for the model’s own',
      'refusal',
      { anthropic: 'filtered', openai: 'refused', 'openai-chat': 'refused', google: 'filtered' },
    ],
    ['a block by the host', 'filter', { anthropic: 'filtered', openai: 'filtered', 'openai-chat': 'filtered', google: 'filtered' }],
    [
      'an answer that is cut at the output limit',
      'length',
      { anthropic: 'truncated', openai: 'truncated', 'openai-chat': 'truncated', google: 'truncated' },
    ],
    [
      'a prompt that does not fit',
      'context',
      { anthropic: 'truncated', openai: 'truncated', 'openai-chat': 'truncated', google: 'truncated' },
    ],
  ])('%s', { timeout: 60_000 }, async (_, fault, expected) => {
    await using wire = await WireRun.of(small);
    const { code, ledger } = await wire.run('run', [`${fault}@turn=3`]);
    expect(code).toBe(0);
    for (const each of wire.played('run').filter((one) => !isInProcess(one))) {
      const provider = wires.find((name) => each.row.model.startsWith(`${name}/`))!;
      expect([provider, each.end?.outcome, each.end?.turns]).toEqual([provider, expected[provider], 4]);
      const { inputTokens, outputTokens } = charged(ledger, each.row.key);
      expect(each.spent).toMatchObject({ calls: 4, inputTokens, outputTokens });
    }
    // One answer a turn: none of these is tried again, and a second run asks nothing.
    expect(ledger.filter((row) => row.turn === 3)).toHaveLength(3 * wires.length);
    expect((await wire.run('run')).ledger).toEqual([]);
  });

  test(
    'a server that stays broken: the episodes fail, and go on later without asking again what was answered',
    { timeout: 60_000 },
    async () => {
      await using wire = await WireRun.of(small);
      const broken = await wire.run('run', ['500@turn=5']);
      expect(broken.code).toBe(1);
      expect(broken.said).toMatch(/12 of 15 episodes failed/);
      const failed = wire.played('run').filter((each) => each.end?.outcome === 'error');
      expect(failed).toHaveLength(3 * wires.length);
      const mended = await wire.run('run');
      expect(mended.code).toBe(0);
      expect(mended.ledger.map((row) => row.turn)).not.toContain(4);
      for (const { wired, own } of pairs(wire.played('run')))
        expect({ verdict: wired.verdict, end: lasting(wired) }).toEqual({ verdict: own.verdict, end: lasting(own) });
    },
  );

  test('a model that the server does not have: nothing is tried twice, and the message names it', { timeout: 60_000 }, async () => {
    await using wire = await WireRun.of(small.replaceAll('/sim-opportunist', '/sim-opportunits'));
    const { code, ledger, said } = await wire.run('run');
    expect(code).toBe(1);
    expect(ledger).toHaveLength(3 * wires.length);
    expect(ledger.every((row) => row.status === 404)).toBe(true);
    expect(said).toMatch(/CALL_NOT_FOUND: google\/sim-opportunits/);
  });
});
