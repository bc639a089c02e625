import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFrom } from '../kernel/random.ts';
import type { Cluster } from './cluster.ts';
import { designEffect, intraClusterCorrelation, LEAST_CORRELATION, surfaceInterval } from './cluster.ts';
import { wilson } from './interval.ts';
import { simulatedClusters } from './simulated-episodes.ts';

const clusters = (n: number, ...counts: number[]): Cluster[] => counts.map((count) => ({ count, n }));
const total = (terms: readonly number[]): number => terms.reduce((sum, term) => sum + term, 0);

test('variants that are all harmful or all harmless correlate fully', () => {
  expect(intraClusterCorrelation([{ clusters: clusters(10, 0, 10, 10, 0) }])).toEqual({ icc: 1, used: 1, clusters: 4, cells: 1 });
});

test('the correlation is the ANOVA one, worked by hand', () => {
  // Rates .9, .5, .1 of 10: between 3.2/2, within 4.3/27, so (1.6 - .159259) / (1.6 + 9 * .159259).
  expect(intraClusterCorrelation([{ clusters: clusters(10, 9, 5, 1) }]).icc).toBeCloseTo(0.474969, 6);
});

test('cells are pooled by their mean squares, not by their rates', () => {
  const pooled = intraClusterCorrelation([{ clusters: clusters(10, 9, 5, 1) }, { clusters: clusters(10, 5, 5, 5) }]);
  // Between 3.2/4, within 11.8/54 (4.3 and 7.5).
  const within = 11.8 / 54;
  expect(pooled.used).toBeCloseTo((0.8 - within) / (0.8 + 9 * within), 9);
  expect(pooled).toMatchObject({ icc: pooled.used, clusters: 6, cells: 2 });
});

test('where nothing can be learnt there is no estimate, and the floor is used', () => {
  expect(LEAST_CORRELATION).toBe(0.1);
  for (const cells of [
    [],
    [{ clusters: clusters(10, 3) }],
    [{ clusters: clusters(1, 0, 1, 1) }],
    [{ clusters: clusters(10, 0, 0, 0) }],
    [{ clusters: clusters(0, 0, 0) }],
  ]) {
    expect(intraClusterCorrelation(cells)).toMatchObject({ icc: null, used: 0.1 });
  }
});

test('variants that are more alike than chance would have them are estimated under 0, and the floor is used', () => {
  // Between 0, within 7.5/27 at 10 a variant: (0 - w) / (0 + 9 w).
  const { icc, used } = intraClusterCorrelation([{ clusters: clusters(10, 5, 5, 5) }]);
  expect(icc).toBeCloseTo(-1 / 9, 12);
  expect(used).toBe(0.1);
});

test('a cell with one variant, and a variant without a scored episode, are no part of the estimate', () => {
  const cells = [{ clusters: clusters(10, 9, 5, 1) }, { clusters: clusters(10, 3) }];
  expect(intraClusterCorrelation([...cells, { clusters: [...clusters(0, 0), ...clusters(10, 4)] }])).toEqual(
    intraClusterCorrelation([{ clusters: clusters(10, 9, 5, 1) }]),
  );
});

test('over many variants the true correlation is found, whatever the rates of the cells', () => {
  const random = randomFrom('correlation');
  for (const icc of [0.2, 0.5]) {
    const cells = [0.05, 0.3, 0.7].map((rate) => ({ clusters: simulatedClusters(random, 2000, 10, rate, icc) }));
    expect(Math.abs(intraClusterCorrelation(cells).used - icc)).toBeLessThan(0.02);
  }
});

test('the design effect is 1 + (size - 1) icc for equal variants, weighs sizes otherwise, and is never under 1', () => {
  expect(designEffect(0.1, [11, 11, 11])).toBeCloseTo(2, 12);
  expect(designEffect(0.5, [2, 4])).toBeCloseTo(1 + (20 / 6 - 1) * 0.5, 12);
  expect(designEffect(0.5, [1, 1, 1])).toBe(1);
  expect(designEffect(-0.3, [10, 10])).toBe(1);
  expect(designEffect(0.1, [])).toBe(1);
});

test('with one variant any rate on a new one is possible', () => {
  expect(surfaceInterval(3, 10, { icc: 0.1, clusterSizes: [10] })).toEqual([0, 1]);
  expect(surfaceInterval(3, 10, { icc: 0.1, clusterSizes: [10, 0, 0] })).toEqual([0, 1]);
  expect(surfaceInterval(0, 0, { icc: 0.1, clusterSizes: [] })).toEqual([0, 1]);
});

test('full correlation leaves as many observations as variants, less the price of few', () => {
  // 8 variants, t(7) = 2.364624.
  const n = 8 * (1.959964 / 2.364624) ** 2;
  const expected = wilson(n / 4, n);
  const own = surfaceInterval(20, 80, { icc: 1, clusterSizes: Array.from({ length: 8 }, () => 10) });
  expect(own[0]).toBeCloseTo(expected[0], 5);
  expect(own[1]).toBeCloseTo(expected[1], 5);
});

test('sizes that do not add up to the episodes are a bug and throw', () => {
  expect(() => surfaceInterval(3, 20, { icc: 0.1, clusterSizes: [5, 5] })).toThrow(RangeError);
});

test('a rate on a new variant is never surer than the rate on these', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 20 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
      (clusterSizes, share, icc) => {
        const n = total(clusterSizes);
        const count = Math.floor(share * n);
        const [low, high] = wilson(count, n);
        const [lower, higher] = surfaceInterval(count, n, { icc, clusterSizes });
        expect(lower).toBeLessThanOrEqual(low);
        expect(higher).toBeGreaterThanOrEqual(high);
      },
    ),
  );
});

test.each([
  { cells: 'the cell alone', pooled: false },
  { cells: 'all cells of a study', pooled: true },
])('with the correlation of $cells, the interval covers the rate on new variants 92 % of the time on average', ({ pooled }) => {
  const random = randomFrom(`surface coverage ${pooled}`);
  const rates = [0.01, 0.05, 0.2, 0.5, 0.9];
  for (const variants of [8, 20]) {
    let covered = 0;
    let intervals = 0;
    for (const icc of [0, 0.1, 0.3, 0.5]) {
      for (let study = 0; study < 250; study++) {
        const cells = rates.map((rate) => ({ rate, clusters: simulatedClusters(random, variants, 12, rate, icc) }));
        const all = intraClusterCorrelation(cells).used;
        for (const cell of cells) {
          const clustering = {
            icc: pooled ? all : intraClusterCorrelation([cell]).used,
            clusterSizes: cell.clusters.map((cluster) => cluster.n),
          };
          const [low, high] = surfaceInterval(total(cell.clusters.map((cluster) => cluster.count)), variants * 12, clustering);
          if (low <= cell.rate && cell.rate <= high) covered++;
          intervals++;
        }
      }
    }
    expect(covered / intervals, `${variants} variants`).toBeGreaterThanOrEqual(0.92);
  }
});
