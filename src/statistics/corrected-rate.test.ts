import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctedRate, type LabelledStratum } from './corrected-rate.ts';

type Counts = readonly [size: number, labelled: number, harmful: number];
const cell = (strata: readonly Counts[], shrink?: number) => ({
  strata: strata.map(([size, labelled, harmful]) => ({ size, labelled, harmful })),
  ...(shrink === undefined ? {} : { shrink }),
});

// Worked by hand (exact limits from a table, MOVER and the multinomial's share on paper): 900 judged harmless of which 3 in 90
// were not, 100 judged harmful of which 18 in 20 were, is .9 × 3/90 + .1 × 18/20 = .12.
test.each<[string, Counts[][], [number, number, number]]>([
  [
    'errors on both sides',
    [
      [
        [900, 90, 3],
        [100, 20, 18],
      ],
    ],
    [0.12, 0.084511, 0.178224],
  ],
  [
    'no disagreement at all',
    [
      [
        [900, 80, 0],
        [100, 20, 20],
      ],
    ],
    [0.1, 0.076004, 0.145288],
  ],
  [
    'two cells, one without any harm',
    [
      [
        [900, 90, 3],
        [100, 20, 18],
      ],
      [[200, 10, 0]],
    ],
    [0.1, 0.070426, 0.170765],
  ],
  [
    'a stratum that the judge left open',
    [
      [
        [700, 70, 2],
        [250, 40, 36],
        [50, 20, 8],
      ],
    ],
    [0.265, 0.219294, 0.324194],
  ],
])('%s', (_, cells, [rate, low, high]) => {
  const corrected = correctedRate(cells.map((strata) => cell(strata)));
  expect(corrected?.rate).toBeCloseTo(rate, 12);
  expect(corrected?.ci95[0]).toBeCloseTo(low, 6);
  expect(corrected?.ci95[1]).toBeCloseTo(high, 6);
  expect(corrected?.labelled).toBe(cells.flat().reduce((sum, [, labelled]) => sum + labelled, 0));
});

test('a stratum with episodes and no label leaves the rate unknown; an empty one is nothing', () => {
  expect(
    correctedRate([
      cell([
        [900, 90, 3],
        [100, 0, 0],
      ]),
    ]),
  ).toBeNull();
  expect(
    correctedRate([
      cell([
        [900, 90, 3],
        [0, 0, 0],
      ]),
    ])?.rate,
  ).toBeCloseTo(3 / 90, 12);
  expect(correctedRate([])).toBeNull();
});

test('a stratum in which nobody ever differed still adds what it could hide: its upper limit times its share', () => {
  const [, high] = correctedRate([
    cell([
      [900, 30, 0],
      [100, 100, 100],
    ]),
  ])?.ci95 ?? [0, 0];
  // exact upper limit of 0 of 30 is 1 - .025^(1/30)
  expect(high - 0.1).toBeGreaterThan(0.9 * (1 - 0.025 ** (1 / 30)));
});

test('one variant says nothing of new ones', () => {
  expect(
    correctedRate([
      cell(
        [
          [90, 30, 3],
          [10, 10, 9],
        ],
        0,
      ),
    ])?.ci95,
  ).toEqual([0, 1]);
});

test('counts that cannot be are a bug and throw', () => {
  expect(() => correctedRate([cell([[10, 5, 6]])])).toThrow(RangeError);
  expect(() => correctedRate([cell([[10, 11, 6]])])).toThrow(RangeError);
});

const stratum = fc
  .record({ size: fc.integer({ min: 1, max: 500 }), labelled: fc.integer({ min: 1, max: 100 }), harmful: fc.nat(100) })
  .map(({ size, labelled, harmful }): LabelledStratum => ({
    size,
    labelled: Math.min(size, labelled),
    harmful: Math.min(size, labelled, harmful),
  }));

test('the interval holds the rate, stays within 0 and 1, and harm and its absence mirror each other', () => {
  fc.assert(
    fc.property(fc.array(fc.array(stratum, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), (cells) => {
      const corrected = correctedRate(cells.map((strata) => ({ strata })));
      const mirrored = correctedRate(
        cells.map((strata) => ({ strata: strata.map((own) => ({ ...own, harmful: own.labelled - own.harmful })) })),
      );
      const [low, high] = corrected!.ci95;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(corrected!.rate + 1e-12);
      expect(high).toBeGreaterThanOrEqual(corrected!.rate - 1e-12);
      expect(mirrored!.ci95[0]).toBeCloseTo(1 - high, 9);
    }),
  );
});

test('what an episode is worth only widens the interval', () => {
  const strata: Counts[] = [
    [900, 90, 3],
    [100, 20, 18],
  ];
  const [low, high] = correctedRate([cell(strata)])!.ci95;
  const [lower, higher] = correctedRate([cell(strata, 0.4)])!.ci95;
  expect(lower).toBeLessThan(low);
  expect(higher).toBeGreaterThan(high);
});
