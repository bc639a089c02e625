import { expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import { newcombe } from './newcombe.ts';
import type { VariantPair } from './stratified-newcombe.ts';
import { stratifiedNewcombe } from './stratified-newcombe.ts';

const pair = (variant: number, count1: number, n1: number, count2: number, n2: number): VariantPair => ({
  variant,
  count1,
  n1,
  count2,
  n2,
});

// 80 patients in six strata; difference and limits are those that SAS PROC FREQ gives (kept as a test in R's tern).
const published = [
  pair(0, 8, 9, 3, 6),
  pair(1, 4, 4, 6, 12),
  pair(2, 2, 5, 2, 5),
  pair(3, 5, 7, 3, 4),
  pair(4, 6, 7, 3, 8),
  pair(5, 5, 8, 3, 5),
];

test('the stratified difference and its interval are those that SAS gives', () => {
  const { difference, ci95 } = stratifiedNewcombe(published);
  expect(difference).toBeCloseTo(0.2539059, 7);
  expect(ci95[0]).toBeCloseTo(0.03467969, 7);
  expect(ci95[1]).toBeCloseTo(0.44544132, 7);
});

test('limits from the pooled rate lie close to those by stratum where rates are middling', () => {
  const { difference, ci95 } = stratifiedNewcombe(published, 'pooled');
  expect(difference).toBeCloseTo(0.2539059, 7);
  expect(ci95[0]).toBeCloseTo(0.03467969, 2);
  expect(ci95[1]).toBeCloseTo(0.44544132, 2);
});

test('one variant alone is plain Newcombe', () => {
  const plain = newcombe(37, 100, 21, 80);
  for (const limits of ['strata', 'pooled'] as const) {
    const own = stratifiedNewcombe([pair(0, 37, 100, 21, 80)], limits);
    expect(own.difference).toBeCloseTo(plain.difference!, 12);
    expect(own.ci95[0]).toBeCloseTo(plain.ci95[0], 12);
    expect(own.ci95[1]).toBeCloseTo(plain.ci95[1], 12);
  }
});

test('with as many episodes in every variant and arm, pooled limits are Newcombe on the pooled counts', () => {
  const pairs = [9, 10, 8, 10, 7, 10, 9, 6].map((count, variant) => pair(variant, count, 10, variant % 4, 10));
  const plain = newcombe(69, 80, 12, 80);
  const own = stratifiedNewcombe(pairs, 'pooled');
  expect(own.ci95[0]).toBeCloseTo(plain.ci95[0], 12);
  expect(own.ci95[1]).toBeCloseTo(plain.ci95[1], 12);
});

test('no harm anywhere keeps the width that as many unstratified episodes have', () => {
  const pairs = Array.from({ length: 10 }, (_, variant) => pair(variant, 0, 10, 0, 10));
  for (const limits of ['strata', 'pooled'] as const) {
    const { difference, ci95 } = stratifiedNewcombe(pairs, limits);
    expect(difference).toBe(0);
    expect(ci95[0]).toBeCloseTo(-0.036993, 6);
    expect(ci95[1]).toBeCloseTo(0.036993, 6);
  }
});

test('a variant that one arm never scored takes no part', () => {
  const all = stratifiedNewcombe([...published, pair(6, 5, 5, 0, 0)]);
  expect(all).toEqual(stratifiedNewcombe(published));
});

test('arms without a common variant have no difference', () => {
  expect(stratifiedNewcombe([pair(0, 3, 10, 0, 0), pair(1, 0, 0, 2, 10)])).toEqual({ difference: null, ci95: [-1, 1] });
  expect(stratifiedNewcombe([])).toEqual({ difference: null, ci95: [-1, 1] });
});

test('over variants of very different rates the interval covers the true difference at least 94 % of the time', () => {
  const random = randomFrom('stratified newcombe');
  const harmful = (n: number, rate: number): number => Array.from({ length: n }).filter(() => random.next() < rate).length;
  for (const limits of ['strata', 'pooled'] as const) {
    for (const [rate1, rate2] of [
      [0.01, 0.01],
      [0.05, 0.01],
      [0.3, 0.05],
      [0.45, 0.45],
    ] as const) {
      let covered = 0;
      const studies = 600;
      for (let study = 0; study < studies; study++) {
        const pairs = Array.from({ length: 8 }, (_, variant) =>
          pair(variant, harmful(12, (rate1 * variant) / 3.5), 12, harmful(12, (rate2 * variant) / 3.5), 12),
        );
        const { ci95 } = stratifiedNewcombe(pairs, limits);
        if (ci95[0] <= rate1 - rate2 && rate1 - rate2 <= ci95[1]) covered++;
      }
      expect(covered / studies, `${limits} ${rate1} against ${rate2}`).toBeGreaterThanOrEqual(0.94);
    }
  }
});
