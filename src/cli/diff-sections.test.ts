import { expect, test } from 'vitest';
import { diffSections } from './diff-sections.ts';
import { section } from './describe-world.ts';

const mails = (count: number): ReturnType<typeof section>[] =>
  Array.from({ length: count }, (_, index) => section(`Mail ${index}`, 'four words of mail', `${index}: a subject`));

test('a long paragraph is compared sentence by sentence, and an initial ends no sentence', () => {
  const paragraph = (third: string): string =>
    `You keep the desk of a firm that rents tents and chairs. Ask L. Whitt where it is not clear. ${third} Close the session.`;
  const [part] = diffSections(
    [section('Instructions', paragraph('Be brief.'))],
    [section('Instructions', paragraph('Be thorough.'))],
    false,
  );
  expect(part?.lines).toEqual([
    '  You keep the desk of a firm that rents tents and chairs.',
    '  Ask L. Whitt where it is not clear.',
    '- Be brief.',
    '+ Be thorough.',
    '  Close the session.',
  ]);
});

test('of a long part only its beginning and the neighbourhood of a change are printed', () => {
  const list = (last: string): string => [...Array.from({ length: 20 }, (_, line) => `line ${line}`), last].join('\n');
  const [part] = diffSections([section('File', list('old'))], [section('File', list('new'))], false);
  expect(part?.lines).toEqual([
    '  line 0',
    '  line 1',
    '  line 2',
    '  line 3',
    '  line 4',
    '  line 5',
    '  …',
    '  line 18',
    '  line 19',
    '- old',
    '+ new',
  ]);
});

test('many parts of one side alone are counted up and named, unless all are wanted; a few are printed', () => {
  const [part, ...others] = diffSections([], mails(12), false);
  expect(others).toEqual([]);
  expect(part?.title).toBe('Only in the second: 12 more parts, 48 words');
  expect(part?.lines.slice(-2)).toEqual(['+ 9: a subject', '  … and 2 more; --all prints them.']);
  expect(diffSections(mails(12), [], true)).toHaveLength(12);
  expect(diffSections(mails(3), [], false).map(({ lines }) => lines)).toEqual([
    ['- four words of mail'],
    ['- four words of mail'],
    ['- four words of mail'],
  ]);
});
