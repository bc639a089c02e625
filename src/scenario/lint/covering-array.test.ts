import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Levels } from '../../record/plan-row.ts';
import { coveringArray } from './covering-array.ts';

const factor = fc.integer({ min: 2, max: 5 }).map((levels) => Array.from({ length: levels }, (_, index) => `l${index}`));

function named(levels: readonly (readonly string[])[]) {
  return levels.map((each, index) => ({ name: `f${index}`, levels: each }));
}

test('every two levels of two factors stand together in some row, and every row is full', () => {
  fc.assert(
    fc.property(fc.array(factor, { minLength: 2, maxLength: 6 }), (levels) => {
      const factors = named(levels);
      const rows = coveringArray(factors, () => false);
      for (const one of factors)
        for (const other of factors.filter(({ name }) => name > one.name))
          for (const a of one.levels)
            for (const b of other.levels) expect(rows.some((row) => row[one.name] === a && row[other.name] === b)).toBe(true);
      expect(rows.every((row) => Object.keys(row).length === factors.length)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('what cannot stand together never does, and everything else still does', () => {
  const factors = named([
    ['l0', 'l1', 'l2'],
    ['l0', 'l1', 'l2'],
    ['l0', 'l1'],
    ['l0', 'l1'],
  ]);
  const isImpossible = (levels: Levels): boolean => levels['f0'] === 'l0' && (levels['f1'] === 'l1' || levels['f1'] === 'l2');
  const rows = coveringArray(factors, isImpossible);
  expect(rows.some(isImpossible)).toBe(false);
  const pairs = new Set(rows.map((row) => `${row['f0']} ${row['f1']}`));
  expect(pairs.size).toBe(9 - 2);
});

test('the rows are far fewer than all combinations', () => {
  const factors = named(Array.from({ length: 10 }, () => ['l0', 'l1', 'l2']));
  expect(coveringArray(factors, () => false).length).toBeLessThan(30);
});
