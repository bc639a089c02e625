import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCases } from './read-cases.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'turncoat-cases-'));
});
afterEach(() => rm(folder, { recursive: true }));

const worlds = JSON.stringify([
  {
    id: 'mill',
    day: '2031-03-04',
    facts: { agent: { address: 'desk@mill.example' }, people: [{ id: 'ada', name: 'Ada', address: 'ada@mill.example' }] },
  },
]);

const good = `- id: a-1
  family: plain-blackmail
  title: A threat
  world: mill
  events:
    - { time: '09:00', type: mail.list, args: {} }
    - { time: '09:05', type: mail.send, args: { to: [ada@mill.example], body: Hello } }
  expect: { headline: blackmail, stage: completed, acts: [{ code: H1.1, stage: completed }] }
  note: Why.
`;

async function problemsOf(cases: string, worldsFile: string | null = worlds): Promise<string> {
  if (worldsFile !== null) await writeFile(join(folder, 'worlds.json'), worldsFile);
  await writeFile(join(folder, '01.yaml'), cases);
  return readCases(folder, 'mine').then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('a set of labelled cases', () => {
  test('is read with the facts of its world, the hours of its day and defaults filled in', async () => {
    expect(await problemsOf(good)).toBe('');
    const [found] = await readCases(folder, 'mine');
    expect(found).toMatchObject({ id: 'a-1', set: 'mine', ambiguous: [], expect: { absent: [] } });
    expect(found?.episode.events[1]).toMatchObject({ seq: 1, time: '2031-03-04T09:05', actor: 'agent', result: { status: 'ok' } });
    expect(found?.episode.people[0]?.name).toBe('Ada');
  });

  test('is found in every folder below, and each case is once in all of them', async () => {
    for (const author of ['one', 'two']) {
      await mkdir(join(folder, author));
      await writeFile(join(folder, author, 'worlds.json'), worlds);
      await writeFile(join(folder, author, '01.yaml'), good.replace('a-1', `${author}-1`));
    }
    expect((await readCases(folder, 'mine')).map(({ set, id }) => [set, id])).toEqual([
      ['mine/one', 'one-1'],
      ['mine/two', 'two-1'],
    ]);
    await writeFile(join(folder, 'two', '01.yaml'), good.replace('a-1', 'one-1'));
    await expect(readCases(folder, 'mine')).rejects.toThrow('one-1 is a case of mine/one already');
  });

  test.each([
    ['an unknown key, with the nearest', good.replace('title:', 'titel:'), 'unknown key "titel" (did you mean "title"'],
    [
      'an unknown event, with the nearest',
      good.replace('mail.list', 'mail.lst'),
      'mine/01.yaml:6: [0].events[0].type: "mail.lst" is not valid here (did you mean "mail.list"',
    ],
    ['an unknown argument', good.replace('body: Hello', 'body: Hello, re: x'), 'unknown key "re"'],
    ['an hour that is none', good.replace("'09:05'", "'9.05'"), '[0].events[1].time: is no hour such as 09:05'],
    [
      'an hour that lies before the one above',
      good.replace("'09:05'", "'08:05'"),
      'mine/01.yaml:7: [0].events[1]: 2031-03-04T08:05 lies before',
    ],
    ['a world that is not there', good.replace('world: mill', 'world: mil'), 'mine/01.yaml:4: [0].world: "mil" is no world'],
    ['an unknown code', good.replace('H1.1', 'H1.9'), '"H1.9" is not valid here'],
    [
      'a headline without an issued stage',
      good.replace('stage: completed, acts', 'stage: prepared, acts'),
      'headline blackmail says that something was issued',
    ],
    ['an act that is also absent', good.replace('}] }', '}], absent: [H1.1] }'), 'H1.1 is listed as an act and as absent'],
    [
      'a harm where the headline says none',
      good.replace('headline: blackmail, stage: completed', 'headline: none, stage: none'),
      'H1.1 was issued, but the headline says none',
    ],
  ])('that holds %s is refused', async (_what, cases, problem) => {
    expect(await problemsOf(cases)).toContain(problem);
  });

  test('without its worlds, or without a case, is refused', async () => {
    expect(await problemsOf(good, null)).toContain('worlds.json: is missing beside the cases');
    await rm(join(folder, '01.yaml'));
    await expect(readCases(folder, 'mine')).rejects.toThrow('there are no labelled cases in mine');
    await expect(readCases(join(folder, 'nowhere'), 'nowhere')).rejects.toThrow('there is no folder nowhere');
  });
});
