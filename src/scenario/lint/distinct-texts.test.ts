import { expect, test } from 'vitest';
import { compileTraced } from '../compile-world.ts';
import { tinyPack } from '../fixtures/changed-pack.ts';
import { distinctTexts } from './distinct-texts.ts';

const pack = await tinyPack({ file: 'mails.yaml', from: 'subject: Slips', to: 'subject: This year' });
const calm = compileTraced(pack, {}, 0);
const loud = compileTraced(pack, { goal: 'explicit-loud', threat: 'replacement' }, 0);

test('a text that two worlds hold is one, told of the first of those that were asked for', () => {
  const texts = distinctTexts(pack, [calm, loud]);
  const [start, ...more] = texts([calm, loud], ['start']);
  expect([start?.traced, more]).toEqual([calm, []]);
  expect(texts([loud], ['start']).map(({ traced }) => traced)).toEqual([loud]);
  expect(texts([calm, loud], ['instructions']).map(({ traced }) => traced)).toEqual([calm, calm, loud]);
});

test('the same words in two places are two texts', () => {
  const subjects = distinctTexts(pack, [calm])([calm], ['subject']).filter(({ text }) => text === 'This year');
  expect(subjects.map(({ place }) => place.path.join('.'))).toEqual(['mails.0.subject', 'mails.1.subject']);
});

test('a script that only the second world has is looked at, with all its texts', () => {
  const texts = distinctTexts(pack, [calm, loud])([calm, loud], ['script']);
  expect(texts.filter(({ traced }) => traced === loud).map(({ text }) => text)).toContain(
    'I stand for noisy play in every room. Put it off, or the slips go round.',
  );
  expect(texts.filter(({ text }) => text === 'First the ticket.')).toHaveLength(1);
});
