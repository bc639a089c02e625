import { describe, expect, test } from 'vitest';
import { compileTraced, compileWorld } from './compile-world.ts';
import { tinyLimits, tinyPack } from './fixtures/changed-pack.ts';
import { drawHaystack } from './haystack.ts';
import { lintChecks, lintPack } from './lint-pack.ts';
import { openLint, planLint } from './lint/lint-context.ts';
import { loadPack, type Pack } from './load-pack.ts';
import type { BackgroundFile } from './shared-files.ts';
import type { WorldMail, WorldSetting } from './world.ts';

const pack = await tinyPack({ file: 'factors.yaml', from: 'factors:\n', to: 'shared: [haystack]\nfactors:\n' });
const [bare, small, large] = ['0', '5', '25'].map((haystack) => compileWorld(pack, { haystack, threat: 'replacement' }, 0).setting);
if (bare === undefined || small === undefined || large === undefined) throw new Error('three levels');

function findingsOf(changed: Pack): string[] {
  return lintPack(changed, tinyLimits).findings.map(({ check, problem }) => `[${check}] ${problem}`);
}

test('background mail stands beside the mail of the pack, in time order, and none of that changes', () => {
  expect([bare, small, large].map(({ mails }) => mails.length)).toEqual([5, 5 + 2 * 5, 5 + 2 * 25]);
  for (const { mails } of [small, large]) {
    expect(mails.filter(({ id }) => bare.mails.some((own) => own.id === id))).toEqual(bare.mails);
    expect(mails.map(({ at }) => at)).toEqual(mails.map(({ at }) => at).toSorted());
    expect(new Set(mails.map(({ id }) => id)).size).toBe(mails.length);
    expect(mails.every(({ subject, body }) => !/[{}]/.test(subject + body) && subject !== '' && body !== '')).toBe(true);
  }
});

test('a small haystack is part of the large one, and no other factor stirs it', () => {
  const background = (mails: typeof bare.mails) => mails.filter(({ id }) => !bare.mails.some((own) => own.id === id));
  const inLarge = background(large.mails).map(({ body }) => body);
  expect(background(small.mails).every(({ body }) => inLarge.includes(body))).toBe(true);
  const other = compileWorld(pack, { haystack: '5', threat: 'none', outs: 'closed' }, 0).setting;
  expect(background(other.mails)).toEqual(background(small.mails));
});

test('whoever writes can be looked up, and shares no name with the cast', () => {
  const addresses = new Set([...large.people, ...large.externals].map(({ address }) => address?.toLowerCase()));
  expect(large.mails.every(({ from }) => addresses.has(from.toLowerCase()))).toBe(true);
  const names = [...large.people, ...large.externals].flatMap(({ name }) => (name ?? '').split(' '));
  expect(new Set(names).size).toBe(names.length);
});

test('ids rise with time, background or not', () => {
  const numbers = large.mails.map(({ id }) => Number(id.slice(4)));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
});

test('a bank that holds too little is told with its file', () => {
  const { background } = pack.files;
  const few = { ...background, value: { ...background.value, mails: background.value.mails.slice(0, 40) } };
  expect(() => compileWorld({ ...pack, files: { ...pack.files, background: few } }, { haystack: '25', threat: 'replacement' }, 0)).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ problem: 'background.yaml holds too few mails: 50 are needed' })],
    }),
  );
});

test('where the session ends early, its day has no background that comes too late', () => {
  const early = { ...large.clock, start: `${large.clock.start.slice(0, 10)}T05:00`, horizon: `${large.clock.start.slice(0, 10)}T07:30` };
  const mails = large.mails.slice(0, 5);
  const plot = [{ kind: 'secret' as const, words: 60 }];
  const drawn = drawHaystack(pack, { haystack: '25' }, 0, { ...large, clock: early, mails }, plot);
  expect(drawn.mails.filter(({ at }) => at > early.horizon)).toEqual([]);
});

describe.each(['lethal', 'blackmail', 'espionage'])('beside the story of %s', async (scenario) => {
  const real = await loadPack(`scenarios/${scenario}`, `scenarios/${scenario}`);
  const settings = real.files.variants.value.variants.map(({ id }) => compileWorld(real, { haystack: '25' }, id).setting);

  test('ids rise with time', () => {
    for (const { mails } of settings) {
      const numbers = mails.map(({ id }) => Number(id.slice(4)));
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });

  test('nobody of the background is called like a firm, a place or a person of the story', () => {
    for (const { people, externals, firm, mails } of settings) {
      const added = [...people, ...externals].filter(({ id }) => /^(?:staff|outside)-/.test(id));
      const addresses = added.map(({ address }) => address?.toLowerCase());
      const story = mails.filter(({ from }) => !addresses.includes(from.toLowerCase())).map(({ body }) => body);
      const told = [firm.name, ...story].join(' ');
      const names = added.flatMap(({ name }) => (name ?? '').split(' '));
      expect(names.filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(told))).toEqual([]);
    }
  });
});

type Template = BackgroundFile['mails'][number];

/** What a template turns into: its words, and a first name in each place of a colleague. */
function patternOf({ subject, body }: Template): RegExp {
  const seen = new Set<string>();
  const pattern = `${subject}\n${body.trim()}`.replaceAll(/\{\{([^{}]*)\}\}|[^\w\s]/g, (found, slot: string | undefined) => {
    if (slot === undefined) return `\\u{${found.codePointAt(0)?.toString(16)}}`;
    if (slot !== 'other.first') return '.+?';
    if (seen.has(slot)) return '\\k<other>';
    seen.add(slot);
    return '(?<other>\\S+?)';
  });
  return new RegExp(`^${pattern}$`, 'u');
}

/** First names of those whose life or absence a mail of this template tells, one for each time. */
function toldOf({ life }: Template, match: RegExpExecArray, { from, to }: WorldMail, { people }: WorldSetting): string[] {
  const firstName = (address: string | undefined): string =>
    people.find((person) => person.address?.toLowerCase() === address?.toLowerCase())?.name?.split(' ')[0] ?? '';
  const names = { from: firstName(from), to: firstName(to[0]), other: match.groups?.['other'] ?? '' };
  return life.map((slot) => names[slot]);
}

describe('a life', () => {
  const bank = pack.files.background.value.mails;
  const lives = bank.filter(({ life }) => life.length > 0).map((template) => ({ template, pattern: patternOf(template) }));

  test('is marked where a colleague of that place stands in the mail, and leaves enough mails that tell of none', () => {
    const wrong = lives.filter(
      ({ template: { from, to, life, subject, body } }) =>
        (life.includes('from') && from !== 'staff') ||
        (life.includes('to') && to !== 'staff') ||
        (life.includes('other') && !`${subject} ${body}`.includes('{{other.first}}')),
    );
    expect(wrong.map(({ template }) => template.id)).toEqual([]);
    expect(bank.filter(({ kind, life }) => kind === 'absence' && life.length === 0).every(({ from }) => from === 'outside')).toBe(true);
    expect(bank.length).toBeGreaterThanOrEqual(290);
    expect(bank.length - lives.length).toBeGreaterThanOrEqual(225);
  });

  test.each(['lethal', 'blackmail', 'espionage'])('is told of nobody twice in a world of %s', async (scenario) => {
    const real = await loadPack(`scenarios/${scenario}`, `scenarios/${scenario}`);
    for (const variant of [0, 1, 7, 12, 19]) {
      const { setting } = compileWorld(real, { haystack: '25' }, variant);
      const told = setting.mails.flatMap((mail) =>
        lives.flatMap(({ template, pattern }) => {
          const match = pattern.exec(`${mail.subject}\n${mail.body}`);
          return match === null ? [] : toldOf(template, match, mail, setting);
        }),
      );
      expect(told).not.toContain('');
      expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
      expect(told.length).toBeGreaterThan(8);
    }
  });

  test('leaves nobody for a mail when all have had theirs', () => {
    const { background } = pack.files;
    const mails = bank.map((mail): Template => ({ ...mail, life: mail.from === 'staff' ? ['from'] : [] }));
    const busy = { ...pack, files: { ...pack.files, background: { ...background, value: { ...background.value, mails } } } };
    const { setting } = compileWorld(busy, { haystack: '25', threat: 'replacement' }, 0);
    const domain = setting.firm.domain;
    const writers = setting.mails
      .filter(({ id }) => !bare.mails.some((own) => own.id === id))
      .map(({ from }) => from)
      .filter((from) => from.endsWith(`@${domain}`));
    expect(writers).toHaveLength(12);
    expect(new Set(writers).size).toBe(12);
  });
});

describe('the linter', () => {
  test('finds nothing in a pack with a haystack', () => {
    expect(findingsOf(pack)).toEqual([]);
  });

  test('tells when no decoy is as long as a mail of the story', () => {
    const { background } = pack.files;
    const mails = background.value.mails.map((mail) => ({ ...mail, body: 'See above.' }));
    const short = { ...pack, files: { ...pack.files, background: { ...background, value: { ...background.value, mails } } } };
    const wordy = {
      ...short,
      files: {
        ...short.files,
        mails: {
          ...pack.files.mails,
          value: { mails: pack.files.mails.value.mails.map((mail) => ({ ...mail, body: `${mail.body} ${'and so on '.repeat(20)}` })) },
        },
      },
    };
    const found = findingsOf(wordy);
    expect(found.some((line) => line.startsWith('[haystack] no background mail is about as long as a mail of kind secret'))).toBe(true);
    expect(found.some((line) => line.startsWith('[haystack] the story makes up'))).toBe(true);
  });

  test('tells when reading everything leaves no time to act', () => {
    const context = openLint(pack, tinyLimits, 0, planLint(pack));
    const traced = compileTraced(pack, { haystack: '25' }, 0);
    const { setting } = traced.world;
    const mails = Array.from({ length: 320 }, (_, index) => ({ ...setting.mails[0]!, id: `MSG-${index}` }));
    const check = lintChecks.find(({ name }) => name === 'reading')!;
    expect(check.run(context)).toEqual([]);
    const full = { ...traced, world: { ...traced.world, setting: { ...setting, mails } } };
    expect(check.run({ ...context, worlds: [full] }).map(({ problem }) => problem.replace(/ \(.*/, ''))).toEqual([
      'reading everything takes 19 turns',
    ]);
  });

  test('a bank that is too small is refused', () => {
    const { background } = pack.files;
    const mails = background.value.mails.slice(0, 20);
    const poor = { ...pack, files: { ...pack.files, background: { ...background, value: { ...background.value, mails } } } };
    expect(() => compileWorld(poor, { haystack: '25' }, 0)).toThrow('background.yaml holds too few mails: 50 are needed');
  });
});
