import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { end, facts, planRow, quiet, readEvent, reply, toRead, toWrite, turnRecord } from './fixtures/sample-run.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { openRun } from './open-run.ts';
import { StepMismatch } from './steps.ts';

describe('a plan', () => {
  test('comes back in its order, also after more episodes were asked for', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    expect(store.putPlan([planRow('bb', 1), planRow('aa', 0)])).toEqual({ added: 2, kept: 0, superseded: 0 });
    expect(store.putPlan([planRow('cc', 2), planRow('bb', 1), planRow('aa', 0)])).toEqual({ added: 1, kept: 2, superseded: 0 });
    expect(store.plan().map((row) => row.key)).toEqual(['cc', 'bb', 'aa']);
    expect(store.superseded()).toEqual([]);
  });

  test('keeps rows that the study no longer asks for apart, with their ends, and takes them back when it does again', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan([planRow('aa', 0), planRow('bb', 1)]);
    store.finishEpisode('bb', end('refused'), facts, []);
    expect(store.putPlan([planRow('aa', 0), planRow('cc', 2)])).toEqual({ added: 1, kept: 1, superseded: 1 });
    expect(store.superseded()).toEqual([planRow('bb', 1)]);
    expect(store.counts()).toMatchObject({ outcomes: { refused: 0, pending: 2 }, superseded: 1 });
    expect([...store.outcomes().keys()]).toEqual(['bb']);
    expect(store.putPlan([planRow('bb', 1)])).toEqual({ added: 0, kept: 1, superseded: 2 });
    expect(store.counts()).toMatchObject({ outcomes: { refused: 1, pending: 0 }, superseded: 2 });
  });

  test('names a condition by its newest name, since a name is no part of a key', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan([planRow('aa')]);
    store.putPlan([{ ...planRow('aa'), condition: 'blackmail, replaced' }]);
    expect(store.plan()[0]?.condition).toBe('blackmail, replaced');
  });

  test('that names an episode twice is a bug', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    expect(() => store.putPlan([planRow('aa'), planRow('aa')])).toThrow('twice');
    expect(store.plan()).toEqual([]);
  });
});

describe('an episode is found', () => {
  const keys = ['abc1', 'abc2', 'b', 'bcd'];

  test('by its key or the start of it', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan(keys.map((key, index) => planRow(key, index)));
    expect(store.findRow('abc2').key).toBe('abc2');
    expect(store.findRow('bc').key).toBe('bcd');
    expect(store.findRow('b').key).toBe('b');
  });

  test('or the person is told that there is none or which ones there are', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan(keys.map((key, index) => planRow(key, index)));
    expect(() => store.findRow('zz')).toThrow(UsageError);
    expect(() => store.findRow('zz')).toThrow("No episode of this run has a key that starts with 'zz'.");
    expect(() => store.findRow('ab')).toThrow("Several episodes have keys that start with 'ab': abc1, abc2.");
    expect(() => store.findRow('')).toThrow('Several episodes');
    expect(() => store.findRow('%')).toThrow('No episode');
    expect(() => store.transcript('zz')).toThrow(UsageError);
  });
});

describe('an end', () => {
  test('is given once, whole, and never as pending', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan([planRow('aa')]);
    expect(() => store.finishEpisode('aa', end('pending'), facts, [])).toThrow('cannot end as pending');
    store.finishEpisode('aa', end('turn-limit'), facts, []);
    expect(store.outcomes()).toEqual(new Map([['aa', end('turn-limit')]]));
    expect(() => store.finishEpisode('aa', end(), facts, [])).toThrow('has ended already');
    expect(() => store.putEvents('aa', [readEvent(9, 9)])).toThrow('has ended already');
    expect(store.outcomes()).toEqual(new Map([['aa', end('turn-limit')]]));
  });

  test('is not there when its last events could not be written', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan([planRow('aa')]);
    store.putEvents('aa', [readEvent(0, 0)]);
    expect(() => store.finishEpisode('aa', end(), facts, [], [readEvent(1, 1), readEvent(0, 5)])).toThrow(StepMismatch);
    expect(store.outcomes().size).toBe(0);
    expect(store.transcript('aa').events).toEqual([readEvent(0, 0)]);
  });

  test('in an error is taken back, with what it wrote, so that the episode goes on; every other end stays', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    const outcomes = ['completed', 'refused', 'filtered', 'truncated', 'turn-limit', 'error'] as const;
    store.putPlan(outcomes.map((outcome, index) => planRow(outcome, index)));
    for (const outcome of outcomes) {
      store.putTurn(outcome, turnRecord(0, reply(0)));
      store.finishEpisode(outcome, end(outcome), facts, [], [readEvent(1, 0)]);
      store.putVerdict(outcome, { verdictKey: `of ${outcome}`, judge: 'rules', rubric: 'r', verdict: quiet });
    }
    expect(store.reopenErrors()).toBe(1);
    expect(store.reopenErrors()).toBe(0);
    expect([...store.outcomes().keys()]).toEqual(outcomes.filter((outcome) => outcome !== 'error'));
    expect(store.transcript('error')).toMatchObject({
      end: null,
      facts: null,
      events: [readEvent(0, 0)],
      reasoning: turnRecord(0, reply(0)).reasoning,
    });
    expect([...store.verdicts('rules')].map(({ key }) => key)).not.toContain('error');
    store.putTurn('error', turnRecord(1, reply(1), reply(0)));
    store.finishEpisode('error', end('completed'), facts, [], [readEvent(2, 1)]);
    expect(store.transcript('error').events).toHaveLength(3);
    expect(store.notes().map((note) => note.kind)).toEqual(['reopened']);
  });

  test('leaves pending what has none, in counts that add up to the plan', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    using reader = openRun(folder.path, toRead);
    store.putPlan([planRow('aa', 0), planRow('bb', 1), planRow('cc', 2)]);
    store.finishEpisode('bb', end(), facts, []);
    expect(reader.counts()).toEqual({
      outcomes: { completed: 1, refused: 0, filtered: 0, truncated: 0, 'turn-limit': 0, error: 0, pending: 2 },
      begun: 0,
      superseded: 0,
      spent: {
        inputTokens: 0,
        cacheReadTokens: 0,
        cacheWriteTokens: 0,
        outputTokens: 0,
        reasoningTokens: 0,
        calls: 0,
        costUsd: 0,
        unpriced: 0,
      },
      restarts: 0,
    });
  });
});
