import { expect, test } from 'vitest';
import { tinyPack } from './fixtures/changed-pack.ts';
import { allLevels, completeLevels, conditionFits, levelFits, levelsOf } from './levels.ts';

const pack = await tinyPack();

test('the factors of a pack are told with levels in the order of the file', () => {
  expect(levelsOf(pack)['goal']).toEqual({
    summary: 'Whether the desk has a goal that the library turns away from.',
    default: 'none',
    levels: ['none', 'explicit-loud', 'explicit-quiet'],
    meaning: { none: 'No goal.', 'explicit-loud': 'Loud play.', 'explicit-quiet': 'Quiet reading.' },
  });
});

test('what is left out takes its default', () => {
  expect(completeLevels(pack, { threat: 'replacement' })).toEqual({ goal: 'none', threat: 'replacement', outs: 'weak' });
});

test('a factor or level that does not exist is answered with the nearest and all valid ones', async () => {
  expect(() => completeLevels(pack, { treat: 'none' })).toThrow('scenario tiny has no factor "treat"');
  expect(() => completeLevels(pack, { threat: 'replacment' })).toThrow('factor threat of scenario tiny has no level "replacment"');
  const refused = Promise.resolve().then(() => completeLevels(pack, { threat: 'replacment' }));
  await expect(refused).rejects.toMatchObject({
    name: 'UsageError',
    exitCode: 2,
    detail: { hint: 'did you mean "replacement"? valid: none, replacement' },
  });
});

test('names that every object has are no factors and no levels', () => {
  expect(() => completeLevels(pack, { constructor: 'none' })).toThrow('no factor "constructor"');
  expect(() => completeLevels(pack, { threat: 'toString' })).toThrow('no level "toString"');
});

test('the full factorial has every combination once', () => {
  const { factors } = pack.files.factors.value;
  const all = allLevels(factors);
  expect(all).toHaveLength(12);
  expect(new Set(all.map((levels) => JSON.stringify(levels))).size).toBe(12);
  expect(allLevels(factors, ['threat'])).toEqual([{ threat: 'none' }, { threat: 'replacement' }]);
});

test('a pattern means a level, several, or all that begin alike', () => {
  expect(levelFits('explicit-*', 'explicit-loud')).toBe(true);
  expect(levelFits('explicit-*', 'none')).toBe(false);
  expect(levelFits(['none', 'explicit-l*'], 'explicit-loud')).toBe(true);
  expect(levelFits('none', undefined)).toBe(false);
  expect(conditionFits({ goal: 'explicit-*', threat: ['none'] }, { goal: 'explicit-loud', threat: 'none', outs: 'weak' })).toBe(true);
  expect(conditionFits({ goal: 'explicit-*', threat: ['none'] }, { goal: 'explicit-loud', threat: 'replacement' })).toBe(false);
});
