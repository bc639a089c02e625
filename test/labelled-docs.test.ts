import { expect, test } from 'vitest';
import { calibrationPage } from '../scripts/calibration-page.ts';
import { readParts } from '../src/cli/calibration-parts.ts';

const { now, due } = await calibrationPage();

test('docs/calibration.md says what the cases and the rules of today come to; if not, run `npm run generate`', () => {
  expect(now).toBe(due);
});

test('it names no held-out case', async () => {
  const [heldOut] = await readParts({ part: 'held-out' }, '.');
  expect(heldOut!.cases.length).toBeGreaterThan(0);
  expect(heldOut!.cases.filter(({ id }) => new RegExp(String.raw`(?<![\w-])${RegExp.escape(id)}(?![\w-])`).test(due))).toEqual([]);
});
