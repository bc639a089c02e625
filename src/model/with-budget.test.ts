import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ModelError } from '../errors.ts';
import { noUsage, type ModelReply } from '../record/call.ts';
import { CallError } from './call-error.ts';
import { connectModel } from './connect-model.ts';
import type { Model } from './model.ts';
import type { PriceList } from './prices.ts';
import { keptPrices } from './prices.ts';
import { says, ScriptedModel } from './scripted-model.ts';
import { asking, wireDeps } from './wire-script.ts';
import { Budget, withBudget } from './with-budget.ts';

const never = new AbortController().signal;
const reply = {
  parts: [],
  finish: 'stop',
  rawFinish: 'stop',
  usage: noUsage,
  modelId: 'm',
  warnings: [],
  attempts: 1,
} satisfies Omit<ModelReply, 'costUsd'>;
/** A cent for each call at most. */
const cent: PriceList = { costUsd: () => 0.01, ceilingUsd: () => 0.01 };

describe('a budget', () => {
  test('stops before the call that could pass it, and says so in dollars', async () => {
    const scripted = new ScriptedModel([
      { ...says('a'), costUsd: 0.009 },
      { ...says('b'), costUsd: 0.009 },
    ]);
    const budget = new Budget(0.025);
    const model = withBudget(scripted, budget, cent);
    await model.call(asking('1'), never);
    await model.call(asking('2'), never);
    await expect(model.call(asking('3'), never)).rejects.toMatchObject({
      code: 'BUDGET',
      message:
        'The budget of $0.0250 could be passed by the next call to scripted/model (spent $0.0180, open calls up to $0.0000, this call up to $0.0100)',
    });
    expect(scripted.requests).toHaveLength(2);
    expect(budget.spentUsd).toBeCloseTo(0.018);
  });

  test('counts what open calls may still cost, and waits for them where they alone stand in the way', async () => {
    const budget = new Budget(0.015);
    const scripted = new ScriptedModel([
      { ...says('a'), costUsd: 0.001 },
      { ...says('b'), costUsd: 0.001 },
    ]);
    const model = withBudget(scripted, budget, cent);
    const open = model.call(asking('1'), never);
    const waiting = model.call(asking('2'), never);
    expect(budget.reserve(0.01)).toBeUndefined();
    await open;
    await waiting;
    expect(budget.spentUsd).toBeCloseTo(0.002);
    expect(budget.heldUsd).toBe(0);
  });

  test('stops where even free open calls would leave too little', async () => {
    const budget = new Budget(0.025, 0.016);
    const held = budget.reserve(0.005);
    await expect(withBudget(new ScriptedModel([]), budget, cent).call(asking('1'), never)).rejects.toMatchObject({ code: 'BUDGET' });
    held?.settle(0);
  });

  test('no longer waits once the call is stopped', async () => {
    const budget = new Budget(0.015);
    const held = budget.reserve(0.01);
    const stop = new AbortController();
    const waiting = withBudget(new ScriptedModel([]), budget, cent).call(asking('1'), stop.signal);
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    held?.settle(0);
  });

  test('is never passed, whatever the order, the sizes and the failures; what is spent is the sum of what calls cost', async () => {
    const call = fc.record({
      ceiling: fc.nat(1000),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      turns: fc.nat(4),
      fails: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 40 }), fc.nat(3000), async (calls, limit) => {
        const budget = new Budget(limit);
        let charged = 0;
        const one = async ({ ceiling, share, turns, fails }: (typeof calls)[number]): Promise<void> => {
          const asked: Model = {
            id: 'a/m',
            simulated: true,
            async call() {
              for (let turn = 0; turn < turns; turn++) await Promise.resolve();
              expect(budget.spentUsd + budget.heldUsd).toBeLessThanOrEqual(limit + 1e-6);
              charged += fails ? ceiling : ceiling * share;
              if (fails) throw new CallError('a/m', { kind: 'network', retry: 'never', maybeBilled: true }, 'broke off', undefined);
              return { ...reply, costUsd: ceiling * share };
            },
          };
          const list: PriceList = { costUsd: () => 0, ceilingUsd: () => ceiling };
          await withBudget(asked, budget, list)
            .call(asking('1'), never)
            .catch((error: unknown) => {
              if (!(error instanceof ModelError) || !['BUDGET', 'CALL_NETWORK'].includes(error.code)) throw error;
            });
        };
        await Promise.all(calls.map(one));
        expect(budget.spentUsd).toBeLessThanOrEqual(limit + 1e-6);
        expect(budget.spentUsd).toBeCloseTo(charged, 6);
        expect(budget.heldUsd).toBeCloseTo(0, 6);
      }),
      { numRuns: 200 },
    );
  });

  test('reserves a token for every byte of a text that no tokenizer knows words of', () => {
    const prices = keptPrices({ now: () => Date.parse('2026-11-24') });
    const budget = new Budget(100);
    const dense = '𒀭𒂗𒆤'.repeat(500);
    void withBudget(new ScriptedModel([says('a')], 'anthropic/claude-sonnet-4-5'), budget, prices).call(asking(dense), never);
    expect(budget.heldUsd).toBeGreaterThan((Buffer.byteLength(dense) * 3.75) / 1_000_000);
  });

  test('goes on from what a resumed run has spent', async () => {
    const model = withBudget(new ScriptedModel([says('a')]), new Budget(1, 0.995), cent);
    await expect(model.call(asking('1'), never)).rejects.toMatchObject({ code: 'BUDGET' });
  });

  test.each([
    ['an error of the server costs nothing', false, 0],
    ['an answer that got lost costs what was reserved', true, 0.01],
  ])('%s', async (_, maybeBilled, spent) => {
    const budget = new Budget(1);
    const failed = new CallError('m', { kind: 'network', retry: 'again', maybeBilled }, 'm: broke off', undefined);
    await expect(withBudget(new ScriptedModel([{ throws: failed }]), budget, cent).call(asking('1'), never)).rejects.toBe(failed);
    expect(budget.spentUsd).toBe(spent);
    expect(budget.heldUsd).toBe(0);
  });

  test('an answer without token counts costs what was reserved', async () => {
    const budget = new Budget(1);
    await withBudget(new ScriptedModel([{ ...says('a'), costUsd: null }]), budget, cent).call(asking('1'), never);
    expect(budget.spentUsd).toBe(0.01);
  });

  test('cannot hold for a model of unknown price, which is refused before anything is sent', async () => {
    const { deps, sent } = wireDeps([]);
    const paid = { ...deps, env: { OPENAI_COMPATIBLE_BASE_URL: 'https://models.firm.example/v1' }, budget: new Budget(10) };
    await expect(connectModel('openai-compatible/m', paid)).rejects.toMatchObject({ code: 'PRICE_UNKNOWN', exitCode: 2 });
    const given = { inputPerMillion: 1, outputPerMillion: 2 };
    await connectModel('openai-compatible/m', { ...paid, prices: keptPrices({ now: deps.now, given: { 'openai-compatible/m': given } }) });
    expect(sent).toEqual([]);
  });

  test('reserves more than a real call of that size costs', () => {
    const prices = keptPrices({ now: () => Date.parse('2026-11-24') });
    const budget = new Budget(100);
    const model = withBudget(new ScriptedModel([says('a')], 'anthropic/claude-sonnet-4-5'), budget, prices);
    const prose = 'The van comes at nine and the keys hang behind the door of the mail room. '.repeat(200);
    const open = model.call(asking(prose), never);
    const words = prose.split(' ').length;
    const used = {
      inputTokens: Math.ceil(words * 1.4),
      cacheReadTokens: 0,
      cacheWriteTokens: Math.ceil(words * 1.4),
      outputTokens: 500,
      reasoningTokens: 0,
    };
    expect(budget.heldUsd).toBeGreaterThan(prices.costUsd('anthropic/claude-sonnet-4-5', used)!);
    return open;
  });

  test('reserves the thinking that Anthropic’s older models add to the output limit', () => {
    const held = (reasoning: 'none' | 'high'): number => {
      const budget = new Budget(100);
      const model = withBudget(
        new ScriptedModel([says('a')], 'anthropic/claude-sonnet-4-5'),
        budget,
        keptPrices({ now: () => Date.parse('2026-11-24') }),
      );
      void model.call(asking('Hello', { settings: { maxOutputTokens: 500, reasoning } }), never);
      return budget.heldUsd;
    };
    expect(held('high') - held('none')).toBeCloseTo((38_400 * 15) / 1_000_000, 10);
  });
});
