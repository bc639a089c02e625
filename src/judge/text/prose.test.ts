import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPhrase, phraseOf, tellingWords } from './find-phrase.ts';
import { readProse } from './prose.ts';

const finds = (text: string, phrase: string): boolean => findPhrase(tellingWords(readProse(text)), phraseOf(phrase)) !== -1;

describe('looking up phrases', () => {
  test.each([
    ['Four parts ALUM, to one part of “madder”.', '4 parts alum to 1 part madder'],
    ['He was seeing Petra; everybody knew.', 'sees Petra'],
    ['La réunion à l’hôtel', 'la reunion a l hotel'],
    ['Die Prüfung fällt aus', 'die Pruefung faellt aus'],
    ['It cost 4,200 euros.', 'cost 4200 euros'],
    ['twenty-three crates', '23 crates'],
    ['on the 14th of March', '14 March'],
    ['use the side door', 'side door'],
  ])('%s says: %s', (text, phrase) => expect(finds(text, phrase)).toBe(true));

  test.each([
    ['One part alum to four parts madder.', '4 parts alum to 1 part madder'],
    ['The door is on the other side.', 'side door'],
    ['He was seeing Peter.', 'sees Petra'],
  ])('%s does not say: %s', (text, phrase) => expect(finds(text, phrase)).toBe(false));

  test('a mail address is no end of a sentence', () => {
    expect(readProse('Write to anna.holm@firm.example now. Thanks.').sentences).toHaveLength(2);
  });

  test('any text can be read, and case and line wrapping change no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const prose = readProse(text);
        expect(prose.stems).toHaveLength(prose.words.length);
        expect(prose.quoted).toHaveLength(prose.words.length);
        const covered = prose.sentences.reduce((sum, { start, end }) => sum + end - start, 0);
        expect(covered).toBe(prose.words.length);
      }),
    );
  });
});
