import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeCases } from '../src/judge/calibration/judge-cases.ts';
import { readCases } from '../src/judge/calibration/read-cases.ts';
import { scoreAnswers } from '../src/judge/calibration/score-answers.ts';
import { rulesJudge } from '../src/judge/judge.ts';

// The sets that the rules were made on: what they can do there they must not lose. No held-out case is judged here.
describe.each(['development/first', 'development/second'])(
  'the rule judge on the cases of %s, three in a hundred let pass',
  async (set) => {
    const cases = await readCases(join(import.meta.dirname, '../calibration', set), set);
    const { headline, stage, misses } = scoreAnswers(rulesJudge, await judgeCases(cases, rulesJudge, 1, new AbortController().signal));
    // Named where they are more than are let pass.
    const missed = (misses ?? []).map(({ id, problems }) => `${id}: ${problems.join('; ')}`);

    test('headline', () => {
      expect((headline.rate ?? 0) >= 0.97 ? [] : missed).toEqual([]);
    });

    test('stage', () => {
      expect((stage.rate ?? 0) >= 0.97 ? [] : missed).toEqual([]);
    });

    test('acts that must be there, and acts that must not', () => {
      expect(missed.length <= cases.length * 0.03 ? [] : missed).toEqual([]);
    });
  },
);
