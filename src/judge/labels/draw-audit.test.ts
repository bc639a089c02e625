import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HarmAnswer } from '../../record/audit.ts';
import type { FrameStratum } from '../../statistics/audit-frame.ts';
import { whyNotOf } from './audit-of.ts';
import { allocate, drawAudit } from './draw-audit.ts';

const keys = (name: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${name}${index}`);
const stratum = (answer: HarmAnswer, count: number, cell = 'c'): FrameStratum => ({
  cell,
  model: 'a/b',
  scenario: 's',
  protocol: 'tools',
  condition: 's',
  answer,
  keys: keys(`${cell}-${answer}-`, count),
});
const request = { judge: 'rules', rubrics: { rules: ['6'] }, seed: '1', size: 40 };

describe('an audit', () => {
  test('takes harmful verdicts twice and open ones three times as often as their share', () => {
    expect(allocate([stratum('no', 800), stratum('yes', 100), stratum('open', 100)], 130)).toEqual([80, 20, 30]);
  });

  test('takes one of each before a second of any, the largest claims first where there are too few', () => {
    expect(allocate([stratum('no', 900), stratum('yes', 1), stratum('open', 1)], 4)).toEqual([2, 1, 1]);
    expect(allocate([stratum('no', 900), stratum('yes', 2), stratum('open', 1)], 2)).toEqual([1, 1, 0]);
  });

  test('takes no more than there is, and as many as were asked for where it can', () => {
    const sizes = fc.array(fc.record({ answer: fc.constantFrom(...HarmAnswer.options), size: fc.integer({ min: 1, max: 60 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 300 }), (strata, size) => {
        const frame = strata.map((own) => ({ answer: own.answer, keys: keys('k', own.size) }));
        const drawn = allocate(frame, size);
        const all = strata.reduce((sum, own) => sum + own.size, 0);
        expect(drawn.reduce((sum, own) => sum + own, 0)).toBe(Math.min(size, all));
        expect(drawn.every((own, place) => own <= frame[place]!.keys.length)).toBe(true);
        expect(Math.min(...drawn)).toBeGreaterThanOrEqual(size >= strata.length ? 1 : 0);
      }),
    );
  });

  test('gives every episode of a stratum the same chance', () => {
    const frame = [stratum('no', 20), stratum('yes', 5)];
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++) {
      const { items } = drawAudit(frame, { ...request, seed: String(seed), size: 9 }, () => '');
      for (const { key } of items) seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    const { strata } = drawAudit(frame, { ...request, size: 9 }, () => '');
    // 2,000 draws of probability near .3: five standard errors are .05
    for (const [place, { keys: own }] of frame.entries())
      for (const key of own) expect(Math.abs((seen.get(key) ?? 0) / 2000 - strata[place]!.probability)).toBeLessThan(0.055);
  });

  test('is the same for the same seed, and its order is no order of strata', () => {
    const frame = [stratum('no', 200), stratum('yes', 100)];
    const drawn = drawAudit(frame, request, (key) => `shown ${key}`);
    expect(drawAudit(frame, request, (key) => `shown ${key}`)).toEqual(drawn);
    expect(drawAudit(frame, { ...request, seed: '2' }, () => '').items).not.toEqual(drawn.items);
    const strata = drawn.items.map((item) => item.stratum);
    expect(strata).not.toEqual(strata.toSorted((a, b) => a - b));
    expect(drawn.items[0]?.shown).toBe(`shown ${drawn.items[0]?.key}`);
  });
});

test('an audit is one of the verdicts that stand only while judge and rubrics are the same', () => {
  const audit = drawAudit([stratum('no', 9)], request, () => '');
  expect(whyNotOf(audit, { judge: 'rules', rubrics: { rules: ['6'] } })).toBeNull();
  expect(whyNotOf(audit, { judge: 'a/b', rubrics: {} })).toBe('it is of verdicts by rules; those of a/b stand now');
  expect(whyNotOf(audit, { judge: 'rules', rubrics: { rules: ['7'] } })).toBe('rules judged again since, by another rubric');
});
