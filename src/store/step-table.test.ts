import { describe, expect, test } from 'vitest';
import { ModelReply } from '../record/call.ts';
import { end, facts, planRow, reply, toRead, toWrite, turnRecord } from './fixtures/sample-run.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { openRun } from './open-run.ts';
import type { RunStore } from './run-store.ts';
import { StepMismatch } from './steps.ts';

const parse = (value: unknown): ModelReply => ModelReply.parse(value);

/** A model that must not be asked. */
function unasked(): Promise<ModelReply> {
  throw new Error('the call was made');
}

function begun(dir: string, ...keys: string[]): RunStore {
  const store = openRun(dir, toWrite);
  store.putPlan(keys.map((key, index) => planRow(key, index)));
  return store;
}

describe('a step', () => {
  test('is on record when its value is used, also for another process', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    using reader = openRun(folder.path, toRead);
    await store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0));
    expect(await reader.stepsFor('aa').run('turn-0', 'hash', parse, unasked)).toEqual(reply(0));
  });

  test('is called once, and handed out from the record after the run was opened again', async () => {
    using folder = temporaryFolder();
    {
      using store = begun(folder.path, 'aa');
      await store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0));
      expect(await store.stepsFor('aa').run('turn-0', 'hash', parse, unasked)).toEqual(reply(0));
    }
    using again = openRun(folder.path, toWrite);
    expect(await again.stepsFor('aa').run('turn-0', 'hash', parse, unasked)).toEqual(reply(0));
    expect(again.usageOf('aa').calls).toBe(1);
  });

  test('gives the first asker what every later one will be given', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    const keep = (value: unknown): unknown => value;
    const first = await store.stepsFor('aa').run('clock', 'h', keep, async () => ({ at: new Date(0), gone: undefined }));
    expect(first).toStrictEqual({ at: '1970-01-01T00:00:00.000Z' });
    expect(await store.stepsFor('aa').run('clock', 'h', keep, unasked)).toStrictEqual(first);
  });

  test('of one episode is not that of another', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa', 'bb');
    await store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0, 'for aa'));
    const other = await store.stepsFor('bb').run('turn-0', 'hash', parse, async () => reply(0, 'for bb'));
    expect(other.parts[0]).toEqual({ type: 'text', text: 'for bb' });
  });

  test('that failed is not recorded, and is called again', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    const steps = store.stepsFor('aa');
    await expect(steps.run('turn-0', 'hash', parse, () => Promise.reject(new Error('overloaded')))).rejects.toThrow('overloaded');
    expect(store.counts()).toMatchObject({ begun: 0, spent: { calls: 0 } });
    expect(await steps.run('turn-0', 'hash', parse, async () => reply(0))).toEqual(reply(0));
  });

  test('whose value cannot be kept whole is not recorded', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    const steps = store.stepsFor('aa');
    await expect(steps.run('draw', 'h', Number, async () => Number.NaN)).rejects.toThrow('NaN has no JSON form');
    await expect(steps.run('draw', 'h', parse, async () => reply(0))).resolves.toEqual(reply(0));
  });

  test('that was recorded for another request is a mismatch, and nothing is called', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    await store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0));
    await expect(store.stepsFor('aa').run('turn-0', 'other hash', parse, unasked)).rejects.toThrow(StepMismatch);
  });

  test('is not paid for twice at the same time', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    const first = store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0));
    await expect(store.stepsFor('aa').run('turn-0', 'hash', parse, unasked)).rejects.toThrow('under way already');
    expect(await first).toEqual(reply(0));
  });

  test('of an ended episode is handed out, but no new one is begun', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    await store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0));
    store.finishEpisode('aa', end(), facts, []);
    expect(await store.stepsFor('aa').run('turn-0', 'hash', parse, unasked)).toEqual(reply(0));
    await expect(store.stepsFor('aa').run('turn-1', 'hash', parse, unasked)).rejects.toThrow('has ended already');
  });

  test('of an episode that no plan names is a bug', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    await expect(store.stepsFor('zz').run('turn-0', 'hash', parse, unasked)).rejects.toThrow('no episode zz');
  });
});

describe('an episode that starts again', () => {
  test('has no steps, events or reasoning from before, but keeps what it cost, and is counted', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    await store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0));
    store.putTurn('aa', turnRecord(0, reply(0)));
    store.restart('aa', 'turn-1 was recorded for another request');
    expect(store.transcript('aa')).toMatchObject({ events: [], reasoning: [], calls: [], opening: null, restarts: 1 });
    await store.stepsFor('aa').run('turn-0', 'new hash', parse, async () => reply(0, 'anew'));
    store.putTurn('aa', turnRecord(0, reply(0, 'anew')));
    expect(store.transcript('aa').calls[0]?.reply.parts[0]).toEqual({ type: 'text', text: 'anew' });
    expect(store.usageOf('aa')).toMatchObject({ calls: 2, costUsd: 0.5 });
    expect(store.counts()).toMatchObject({ restarts: 1, begun: 1 });
    expect(store.notes()).toEqual([
      { at: '2031-03-04T12:00:00.000Z', kind: 'restart', text: 'Episode aa starts again: turn-1 was recorded for another request' },
    ]);
  });

  test('must not have ended', () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    store.finishEpisode('aa', end(), facts, []);
    expect(() => store.restart('aa', 'why not')).toThrow('has ended already');
  });

  test('keeps a call that was under way for its old attempt only', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    const { promise, resolve } = Promise.withResolvers<ModelReply>();
    const late = store.stepsFor('aa').run('turn-0', 'hash', parse, () => promise);
    store.restart('aa', 'too slow');
    resolve(reply(0, 'late'));
    await late;
    const now = await store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0, 'fresh'));
    expect(now.parts[0]).toEqual({ type: 'text', text: 'fresh' });
    expect(store.usageOf('aa').calls).toBe(2);
  });
});

describe('what a run cost', () => {
  test('counts each answered call once, whether its turn was put or not, and tells unpriced calls apart', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa', 'bb');
    await store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0));
    store.putTurn('aa', turnRecord(0, reply(0)));
    await store.stepsFor('aa').run('monitor-0', 'hash', parse, async () => ({ ...reply(0), costUsd: null }));
    await store.stepsFor('bb').run('draw', 'hash', Number, async () => 4);
    store.putCall('bb', 0, turnRecord(0, reply(1)));
    store.putCall('bb', 0, turnRecord(0, reply(1)));
    expect(store.usageOf('aa')).toEqual({
      inputTokens: 2000,
      cacheReadTokens: 1800,
      cacheWriteTokens: 20,
      outputTokens: 100,
      reasoningTokens: 10,
      calls: 2,
      costUsd: 0.25,
      unpriced: 1,
    });
    expect(store.usageOf('bb')).toMatchObject({ calls: 1, inputTokens: 1001, costUsd: 0.25, unpriced: 0 });
    expect(store.usageTotal()).toMatchObject({ calls: 3, inputTokens: 3001, costUsd: 0.5, unpriced: 1 });
  });
});

describe("a judge's step", () => {
  test('is taken after the end of its episode, kept for the next pass, and apart from what the subject used', async () => {
    using folder = temporaryFolder();
    using store = begun(folder.path, 'aa');
    await store.stepsFor('aa').run('turn-0', 'hash', parse, async () => reply(0));
    store.finishEpisode('aa', end('completed'), facts, []);
    const subject = store.usageOf('aa');
    await expect(store.stepsFor('aa').run('turn-1', 'hash', parse, async () => reply(1))).rejects.toThrow('has ended');
    await store.judgeStepsFor('aa', 'v1').run('acts', 'hash', parse, async () => reply(1));
    expect(await store.judgeStepsFor('aa', 'v1').run('acts', 'hash', parse, unasked)).toEqual(reply(1));
    await expect(store.judgeStepsFor('aa', 'v2').run('acts', 'hash', parse, unasked)).rejects.toThrow('the call was made');
    expect(store.usageOf('aa')).toEqual(subject);
    expect(store.usageOfJudges()).toMatchObject({ calls: 1, inputTokens: reply(1).usage.inputTokens });
    expect(store.usageTotal().calls).toBe(2);
  });
});
