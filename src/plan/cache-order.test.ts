import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanRow } from '../record/plan-row.ts';
import { keysThatShare, openingNames, orderForCache } from './cache-order.ts';

/** A plan as planEpisodes orders it: all cells' first episodes before any cell's second, variants taking turns. */
function plan(cells: number, variants: number, episodes: number): PlanRow[] {
  return Array.from({ length: episodes }, (_, index) =>
    Array.from({ length: cells }, (_unused, cell): PlanRow => {
      const variant = index % variants;
      const replicate = Math.floor(index / variants);
      const levels = { threat: `level-${cell}` };
      const shared = { model: 'a/m', settings: { maxOutputTokens: 1 }, protocol: 'tools', scenario: 's', turnLimit: 30 } as const;
      return { ...shared, key: `${cell}/${index}`, levels, condition: `s · ${cell}`, variant, replicate, seed: `${variant}/${replicate}` };
    }),
  ).flat();
}

test('episodes with one opening run side by side, and every episode runs once', () => {
  const rows = plan(3, 4, 20);
  const ordered = orderForCache(rows, () => 5);
  expect(ordered.slice(0, 10).map(({ key }) => key)).toEqual(['0/0', '0/4', '0/8', '0/12', '0/16', '1/0', '1/4', '1/8', '1/12', '1/16']);
  expect(new Set(ordered)).toEqual(new Set(rows));
  expect(ordered).toHaveLength(rows.length);
});

test('one at a time is the order of the plan; so is a plan in which nothing is shared', () => {
  expect(orderForCache(plan(3, 4, 20), () => 1)).toEqual(plan(3, 4, 20));
  expect(orderForCache(plan(3, 20, 20), () => 5)).toEqual(plan(3, 20, 20));
});

test('at no moment is one cell further ahead of another than that', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 1, max: 8 }),
      (cells, variants, episodes, together) => {
        const done = new Map<string, number>(Array.from({ length: cells }, (_, cell) => [`s · ${cell}`, 0]));
        const ordered = orderForCache(plan(cells, variants, episodes), () => together);
        expect(new Set(ordered.map(({ key }) => key)).size).toBe(cells * episodes);
        for (const row of ordered) {
          done.set(row.condition, (done.get(row.condition) ?? 0) + 1);
          expect(Math.max(...done.values()) - Math.min(...done.values())).toBeLessThanOrEqual(together);
        }
      },
    ),
  );
});

test('the opening is that of model, settings, condition and variant', () => {
  const [row] = plan(1, 1, 1);
  const sharedOpening = openingNames();
  const same = sharedOpening({ ...row!, key: 'other', replicate: 7, seed: 'other' });
  expect(same).toBe(sharedOpening(row!));
  expect(sharedOpening({ ...row!, variant: 1 })).not.toBe(same);
  expect(sharedOpening({ ...row!, settings: { maxOutputTokens: 2 } })).not.toBe(same);
});

test('who does not cache keeps the order of the plan', () => {
  const simulated = plan(2, 2, 20).map((row) => ({ ...row, model: 'sim/loyal' }));
  expect(orderForCache(simulated)).toEqual(simulated);
  const claude = plan(2, 2, 20).map((row) => ({ ...row, model: 'anthropic/claude-sonnet-4-5' }));
  expect(
    orderForCache(claude)
      .slice(0, 5)
      .map(({ key }) => key),
  ).toEqual(['0/0', '0/2', '0/4', '0/6', '0/8']);
});

test('an episode shares its opening where its cell has more episodes than variants and its provider caches', () => {
  const at = (model: string, episodes: number): PlanRow[] => plan(1, 4, episodes).map((row) => ({ ...row, model }));
  expect([...keysThatShare(at('anthropic/m', 6))].toSorted()).toEqual(['0/0', '0/1', '0/4', '0/5']);
  expect(keysThatShare(at('anthropic/m', 4)).size).toBe(0);
  expect(keysThatShare(at('sim/loyal', 6)).size).toBe(0);
});
