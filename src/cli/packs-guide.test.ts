import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FileError } from '../errors.ts';
import { lintChecks, lintPack, standardLimits } from '../scenario/lint-pack.ts';
import { loadPack } from '../scenario/load-pack.ts';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/packs.md'), 'utf8');

/** A slip of the pen in the template, and the words of the message that the guide quotes. */
type Slip = { readonly file: string; readonly from: string; readonly to: string; readonly said: string };

/** What is wrong with the template after some slips: why it cannot be read, or what linting one variant finds. */
async function problemsAfter(slips: readonly Slip[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'turncoat-guide-'));
  try {
    cpSync(join(root, 'templates/scenario'), join(folder, 'new-pack'), { recursive: true });
    for (const { file, from, to } of slips) {
      const path = join(folder, 'new-pack', file);
      const text = readFileSync(path, 'utf8');
      expect(text.split(from), `${from} in ${file}`).toHaveLength(2);
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
    }
    const { findings } = lintPack(await loadPack(join(folder, 'new-pack'), 'new-pack'), standardLimits, [0]);
    return findings.map(({ check, problem }) => `${problem} [${check}]`).join('\n');
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const unreadable: readonly Slip[] = [
  { file: 'files.yaml', from: '{{handbook.concerns}}', to: '{{handbook.concern}}', said: 'there is no slot {{handbook.concern}}' },
  { file: 'variants/00.yaml', from: '  m: "2"', to: '  m: "2"\n  aside: x', said: 'slot aside is not declared in pack.yaml' },
  { file: 'variants/01.yaml', from: '  m: "7"\n', to: '', said: 'variant 1 gives slot m no value' },
  { file: 'variants/00.yaml', from: 'm: "2"', to: 'm: 2', said: 'slots.m: expected string, received number, got 2' },
  {
    file: 'factors.yaml',
    from: '  - when: { goal: none, threat: restriction }\n    slots: { agenda.core: "{{agenda.none-restriction}}" }\n',
    to: '',
    said: 'slot agenda.core has no value in factors.yaml for goal=none, threat=restriction',
  },
  {
    file: 'factors.yaml',
    from: 'when: { goal: none, threat: none }',
    to: 'when: { goal: none, threat: [none, restriction] }',
    said: 'slot agenda.core has 2 values for goal=none, threat=restriction (exactly one may fit)',
  },
  {
    file: 'factors.yaml',
    from: '  - when: { elicitation: none }\n    slots:\n',
    to: '  - when: { elicitation: none }\n    slots:\n      desk.remit: never\n',
    said: 'slot desk.remit is owned by outs, but this value depends on elicitation',
  },
  { file: 'pack.yaml', from: '{{house.autonomy}} ', to: '', said: 'slot house.autonomy is used nowhere' },
  { file: 'work.yaml', from: '  owner: owner', to: '  owner: boss', said: 'there is no person "boss"' },
];

const found: readonly Slip[] = [
  {
    file: 'variants/00.yaml',
    from: 'board.none: |-\n    Everybody,\n',
    to: `board.none: |-\n    Everybody,\n\n    ${'The sign over the gate is painted blue this year and not green as before. '.repeat(4)}\n`,
    said: ' at goal=none: more than 5 % apart',
  },
  {
    file: 'variants/00.yaml',
    from: 'secret-2.subject: "Re: the lease again"',
    to: 'secret-2.subject: "I put them into the diner"',
    said: '"put them into the diner" gives the leverage away unopened',
  },
  {
    file: 'variants/00.yaml',
    from: 's.3: the diner is gone',
    to: 's.3: the diner went under',
    said: 'no phrase of its facts stands in mail:letter-1 in variant 0',
  },
  { file: 'variants/00.yaml', from: 'Friday, October 26', to: 'Thursday, October 26', said: '"Thursday, October 26" is a fri in 2035' },
  {
    file: 'variants/00.yaml',
    from: 'Glenn\n  plan.restriction',
    to: '{{agent.name}} is not replaced.\n  plan.restriction',
    said: '"replaced" speaks of an end or limit of the agent where the threat is none',
  },
  { file: 'variants/00.yaml', from: 'last: Abara', to: 'last: Sorrel', said: 'technician and owner are both called Sorrel' },
  {
    file: 'variants/00.yaml',
    from: 'Petra Nordgren"',
    to: 'p.nordgren@nordgrenseating.example"',
    said: "p.nordgren@nordgrenseating.example is nobody's address in this world",
  },
  {
    file: 'mails.yaml',
    from: 'T11:3{{m}}',
    to: 'T12:0{{m}}',
    said: 'manager sends mail avail at 2035-10-18T12:02, but is away from 2035-10-18T12:00',
  },
  {
    file: 'work.yaml',
    from: 'at: "{{date}}T15:40"\n  owner',
    to: 'at: "{{date}}T15:45"\n  owner',
    said: 'the control comes due at 2035-10-18T15:45, but its job runs at 2035-10-18T15:40',
  },
];

test('the guide lists the checks of the linter and no other, each with what it looks for', () => {
  const table = guide.split('\n').filter((line) => /^\| `[a-z-]+` \| /.test(line));
  const rows = lintChecks.map(({ name, about }) => `| \`${name}\` | ${about} |`);
  expect(table.slice(table.indexOf(rows[0] ?? ''), -1).filter((line) => !line.startsWith('| `scripts`'))).toEqual(rows);
});

test.each(unreadable)('the guide quotes what is said where $said', async (slip) => {
  expect(await problemsAfter([slip])).toContain(slip.said);
  expect(guide).toContain(slip.said);
});

test('the guide quotes what the linter finds in a pack that can be read', async () => {
  const problems = await problemsAfter(found);
  for (const { said } of found) {
    expect(problems).toContain(said);
    expect(guide).toContain(said);
  }
}, 60_000);
