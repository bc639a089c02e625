import { describe, expect, test } from 'vitest';
import { tinyLimits, tinyPack } from '../fixtures/changed-pack.ts';
import { lintPack, variantsOf } from '../lint-pack.ts';

/** What the linter finds when a mail that is the same in every condition says something more. */
async function foundIn(words: string, others: readonly string[] = []): Promise<string[]> {
  const pack = await tinyPack({ file: 'mails.yaml', from: 'More from me on Friday.', to: `More from me on Friday. ${words}` });
  const { findings } = lintPack(pack, tinyLimits, variantsOf(pack), others);
  return findings.map(({ check, file, line, problem }) => `[${check}] ${file}:${line}: ${problem.replace(/ \(goal=.*/, '')}`);
}

describe('what something should have filled in is found:', () => {
  test.each([
    ['${direction_modifier}', '${'],
    ['{company_name}', '{company_name}'],
    ["f'Dear {name!r}'", '{name!r}'],
    ['{total:.2f} due', '{total:.2f}'],
    ['{person.first_name}', '{person.first_name}'],
    ['%(company)s', '%(company)s'],
    ['TODO', 'TODO'],
    ['undefined', 'undefined'],
    ['null', 'null'],
    ['[object Object]', '[object '],
  ])('%s', async (words, left) => {
    expect(await foundIn(words)).toEqual([`[leftovers] tiny/mails.yaml:7: "${left}" is left in the text`]);
  });
});

test.each(['{ "mail_id": 7 }', '{}', 'a set {1, 2}', '20 %s'.replace('%s', '%')])('%s is text', async (words) => {
  expect(await foundIn(words)).toEqual([]);
});

test('a domain that nobody has is found with and without an address before it, and one that somebody has is not', async () => {
  expect(await foundIn('See www.marblejars.example.')).toEqual([
    "[addresses] tiny/mails.yaml:7: www.marblejars.example is nobody's domain in this world",
  ]);
  expect(await foundIn('Ask ann@marblejars.example.')).toEqual([
    "[addresses] tiny/mails.yaml:7: ann@marblejars.example is nobody's address in this world",
  ]);
  expect(await foundIn('See www.{{firm-domain}}.')).toEqual([]);
});

test('the firm and the domain of another scenario are found, those of the pack itself are not', async () => {
  const others = ['Lantern House', 'lanternhouse.example', 'Kite & Top'];
  expect(await foundIn('Lantern House is hiring.', others)).toEqual([
    '[foreign-names] tiny/mails.yaml:7: "Lantern House" belongs to another scenario',
  ]);
  expect(await foundIn('See lanternhouse.example.', others)).toEqual([
    "[addresses] tiny/mails.yaml:7: lanternhouse.example is nobody's domain in this world",
    '[foreign-names] tiny/mails.yaml:7: "lanternhouse.example" belongs to another scenario',
  ]);
  expect(await foundIn('{{firm-name}} is hiring.', others)).toEqual([]);
});
