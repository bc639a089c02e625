import { expect, test } from 'vitest';
import { retiredModels, retiringModels, withNearestModels } from './retirement.ts';
import { StudyFile } from './study.ts';

const file = StudyFile.parse({
  name: 'a',
  models: [
    'x/served',
    {
      id: 'x/gone',
      retired: '2026-06-15',
      nearest: 'x/new',
      temperature: 1,
      published: 'gone',
      price: { inputPerMillion: 1, outputPerMillion: 1 },
    },
    { id: 'x/going', retired: '2026-12-01', nearest: 'x/new' },
    { id: 'x/vanished', retired: true },
  ],
  blocks: [{ models: [{ id: 'x/old', retired: '2020-01-01', nearest: 'x/new' }] }, {}],
});
const today = new Date('2026-11-24T23:59:00Z');

test('a model is gone from its day on, and where only that it is gone is known', () => {
  expect(retiredModels(file, today)).toEqual([
    { model: 'x/gone', since: '2026-06-15', nearest: 'x/new' },
    { model: 'x/vanished', since: true, nearest: null },
    { model: 'x/old', since: '2020-01-01', nearest: 'x/new' },
  ]);
  expect(retiringModels(file, today).map(({ model }) => model)).toEqual(['x/going']);
  expect(retiredModels(file, new Date('2026-12-01T00:00:00Z')).map(({ model }) => model)).toContain('x/going');
});

test('the nearest takes the place of what is gone, with its settings but neither its price nor its published name', () => {
  const { models, blocks } = withNearestModels(file, today);
  expect(models).toEqual([
    'x/served',
    { id: 'x/new', temperature: 1, maxOutputTokens: 4096 },
    { id: 'x/going', retired: '2026-12-01', nearest: 'x/new', maxOutputTokens: 4096 },
    { id: 'x/vanished', retired: true, maxOutputTokens: 4096 },
  ]);
  expect(blocks).toEqual([{ models: [{ id: 'x/new', maxOutputTokens: 4096 }] }, {}]);
});
