import { expect, test } from 'vitest';
import { estimateJudging, expectedJudging } from './estimate-judging.ts';

test('each judge is asked twice about each episode, at its own price', () => {
  const price = (model: string, { input, output }: { input: number; output: number }): number | null =>
    model === 'free/judge' ? 0 : model === 'dear/judge' ? (input + output) / 1000 : null;
  const [dear, free, unknown] = estimateJudging(['dear/judge', 'free/judge', 'new/judge'], 10, price);
  const { acts, intent } = expectedJudging;
  const tokens = acts.input + acts.output + intent.input + intent.output;
  expect(dear).toMatchObject({ model: 'dear/judge', episodes: 10, calls: 20 });
  expect(dear?.costUsd).toBeCloseTo(tokens / 100, 6);
  expect([free?.costUsd, unknown?.costUsd]).toEqual([0, null]);
});
