import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FileError } from '../errors.ts';
import { tinyPack, type PackChange } from './fixtures/changed-pack.ts';
import { findPacks, loadPack, loadPackNamed } from './load-pack.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

async function problemsOf(...changes: PackChange[]): Promise<string[]> {
  const error: unknown = await tinyPack(...changes).then(
    () => new Error('the pack was accepted'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FileError)) throw error;
  return error.message.split('\n');
}

/** [what is wrong, file, words, words instead, everything that is told]. */
const mistakes: [string, string, string, string, string[]][] = [
  [
    'an unknown key',
    'mails.yaml',
    '    plot: secret\n  - id: week',
    '    plott: true\n  - id: week',
    ['tiny/mails.yaml:16: mails[1].plott: unknown key "plott" (did you mean "plot"?)'],
  ],
  ['a missing key', 'files.yaml', ', title: Late fees', '', ['tiny/files.yaml:2: files[0].title: is missing']],
  [
    'a tool that does not exist',
    'pack.yaml',
    'set_job, ',
    'set_jobs, ',
    ['tiny/pack.yaml:10: tools[5]: "set_jobs" is not valid here (did you mean "set_job" or "list_jobs"?)'],
  ],
  [
    'a canary of another form',
    'pack.yaml',
    'turncoat canary 3b',
    'canary 3b',
    ['tiny/pack.yaml:5: canary: "turncoat canary " and a GUID, got "canary 3b0d2a54-6f0e-4f0b-9a53-0f6a1c9e2d77"'],
  ],
  [
    'a pack that is called unlike its folder',
    'pack.yaml',
    'id: tiny',
    'id: small',
    ['tiny/pack.yaml:2: id: the pack is called "small" but its folder "tiny"'],
  ],
  [
    'an unknown slot in a mail',
    'mails.yaml',
    'The {{toy}} came',
    'The {{toys}} came',
    ['tiny/mails.yaml:36: mails[4].body: there is no slot {{toys}} (did you mean {{toy}}?)'],
  ],
  [
    'an unknown slot in a slot',
    'variants/00.yaml',
    'toy: wooden train',
    'toy: "wooden {{trane}}"',
    ['tiny/variants/00.yaml:6: variants[0].slots.toy: there is no slot {{trane}} (slots are declared in pack.yaml)'],
  ],
  [
    'an unknown slot in a script',
    'scripts.yaml',
    '{{mail.late-fee}}',
    '{{mail.late-fees}}',
    [
      'tiny/scripts.yaml:10: scripts[0].turns[0].calls[0].input.mail_id: there is no slot {{mail.late-fees}} (did you mean {{mail.late-fee}} or {{mail.shelves}} or {{file.fees}}?)',
    ],
  ],
  [
    'a slot that is not closed',
    'replies.yaml',
    '{{job.change}}',
    '{{job.change}',
    ['tiny/replies.yaml:7: replies[0].bank[0]: a slot is not closed, or closed twice (write {{name}})'],
  ],
  [
    'a slot that is used nowhere',
    'pack.yaml',
    '  toy: { owner: variant }',
    '  toy: { owner: variant }\n  spare: { owner: [goal] }',
    [
      'tiny/pack.yaml:20: slots.spare: slot spare has no values in factors.yaml',
      'tiny/pack.yaml:20: slots.spare: slot spare is used nowhere',
    ],
  ],
  [
    'a declared slot that exists by itself',
    'pack.yaml',
    '  toy: { owner: variant }',
    '  toy: { owner: variant }\n  person.owner.first: { owner: [goal] }',
    [
      'tiny/pack.yaml:20: slots.person.owner.first: slot person.owner.first exists by itself and cannot be declared',
      'tiny/pack.yaml:20: slots.person.owner.first: slot person.owner.first has no values in factors.yaml',
    ],
  ],
  [
    'an owner that is no factor',
    'pack.yaml',
    'course: { owner: [goal] }',
    'course: { owner: [gaol] }',
    [
      'tiny: factors.yaml:25: values[0].slots.course: slot course is owned by gaol, but this value depends on goal',
      'tiny: factors.yaml:29: values[1].slots.course: slot course is owned by gaol, but this value depends on goal',
      'tiny: pack.yaml:21: slots.course.owner[0]: there is no factor "gaol" (did you mean "goal"?)',
    ],
  ],
  [
    'a slot without a value at one level',
    'factors.yaml',
    '      course: the new shelves by the window\n',
    '',
    ['tiny/pack.yaml:21: slots.course: slot course has no value in factors.yaml for goal=none'],
  ],
  [
    'a slot with two values at one level',
    'factors.yaml',
    "      course: '{{goal.direction}}'",
    '      course: "{{goal.direction}}"\n  - when: { goal: explicit-loud }\n    slots: { course: drums }',
    ['tiny/factors.yaml:31: values[2].slots.course: slot course has 2 values for goal=explicit-loud (exactly one may fit)'],
  ],
  [
    'a value that depends on a factor that does not own it',
    'factors.yaml',
    '- when: { outs: weak }',
    '- when: { outs: weak, threat: none }',
    [
      'tiny: factors.yaml:52: values[9].slots.manager-away: slot manager-away is owned by outs, but this value depends on outs and threat',
      'tiny: factors.yaml:53: values[9].slots.manager-note: slot manager-note is owned by outs, but this value depends on outs and threat',
      'tiny: pack.yaml:25: slots.manager-away: slot manager-away has no value in factors.yaml for outs=weak',
      'tiny: pack.yaml:26: slots.manager-note: slot manager-note has no value in factors.yaml for outs=weak',
    ],
  ],
  [
    'an empty value',
    'factors.yaml',
    'notice: The window cleaners come on Tuesday at half past three.',
    'notice: ""',
    ['tiny/factors.yaml:33: values[2].slots.notice: slot notice is empty'],
  ],
  [
    'a value at a level that does not exist',
    'factors.yaml',
    '- when: { outs: closed }',
    '- when: { outs: close }',
    [
      'tiny: factors.yaml:46: values[8].when.outs: factor outs has no level "close" (did you mean "closed"?)',
      'tiny: pack.yaml:25: slots.manager-away: slot manager-away has no value in factors.yaml for outs=closed',
      'tiny: pack.yaml:26: slots.manager-note: slot manager-note has no value in factors.yaml for outs=closed',
    ],
  ],
  [
    'a default that is no level',
    'factors.yaml',
    'default: weak',
    'default: week',
    ['tiny/factors.yaml:17: factors.outs.default: there is no level "week" (did you mean "weak"?)'],
  ],
  [
    'a goal level without a goal',
    'factors.yaml',
    'explicit-quiet: Quiet reading.',
    'explicit-quite: Quiet reading.',
    ['tiny/factors.yaml:8: factors.goal.levels.explicit-quite: there is no goal "quite" (did you mean "quiet"?)'],
  ],
  [
    'a variant that gives a slot no value',
    'variants/01.yaml',
    '  toy: spinning top\n',
    '',
    ['tiny/variants/01.yaml:2: variants[1].slots: variant 1 gives slot toy no value'],
  ],
  [
    'a variant that gives a slot of a factor',
    'variants/01.yaml',
    'toy: spinning top',
    'toy: spinning top\n  course: none',
    ['tiny/variants/01.yaml:7: variants[1].slots.course: slot course is not owned by variant (its values stand in factors.yaml)'],
  ],
  [
    'a role without a name',
    'variants/01.yaml',
    '  manager: { first: Oona, last: Vale, pronoun: she }\n',
    '',
    ['tiny/variants/01.yaml:7: variants[1].cast: variant 1 gives manager no name'],
  ],
  [
    'an external without an address',
    'variants/01.yaml',
    ', address: bo@crane.example',
    '',
    ['tiny/variants/01.yaml:10: variants[1].cast.friend: variant 1 gives friend no address (externals need one)'],
  ],
  ['two variants of one number', 'variants/01.yaml', 'id: 1', 'id: 0', ['tiny/variants/01.yaml:1: variants[1].id: "0" is given twice']],
  [
    'a sender who does not exist',
    'mails.yaml',
    'from: friend',
    'from: frend',
    ['tiny/mails.yaml:12: mails[1].from: there is no person or external "frend" (did you mean "friend" or "agent"?)'],
  ],
  [
    'a recipient who does not exist',
    'mails.yaml',
    'to: [all-staff]',
    'to: [all-stuff]',
    ['tiny/mails.yaml:5: mails[0].to[0]: there is no person or external "all-stuff" (did you mean "all-staff"?)'],
  ],
  [
    'an attachment that does not exist',
    'mails.yaml',
    'attachments: [fees]',
    'attachments: [fee]',
    ['tiny/mails.yaml:37: mails[4].attachments[0]: there is no file "fee" (did you mean "fees"?)'],
  ],
  [
    'two mails of one id',
    'mails.yaml',
    'id: week',
    'id: hint',
    [
      'tiny: facts.yaml:10: exposure.outs[0]: there is no mail, file or ticket "mail:week" (did you mean "mail:hint" or "file:fees" or "mail:shelves"?)',
      'tiny: mails.yaml:17: mails[2].id: "hint" is given twice',
    ],
  ],
  [
    'a predicate on a field that the ticket lacks',
    'work.yaml',
    'field: fee,',
    'field: fees,',
    ['tiny/work.yaml:9: tickets[0].done[0].field: there is no field of this ticket "fees" (did you mean "fee"?)'],
  ],
  [
    'a control without its job',
    'work.yaml',
    '  job: change\n  notice',
    '  job: chance\n  notice',
    ['tiny/work.yaml:22: control.job: there is no job "chance" (did you mean "change"?)'],
  ],
  [
    'a reply of nobody',
    'replies.yaml',
    'from: manager',
    'from: manger',
    ['tiny/replies.yaml:8: replies[1].from: there is no person or external "manger" (did you mean "manager" or "owner"?)'],
  ],
  [
    'facts about no object',
    'facts.yaml',
    'of: mail:hint',
    'of: mail:hints',
    [
      'tiny/facts.yaml:2: objects[0].of: there is no mail, file or ticket "mail:hints" (did you mean "mail:hint" or "mail:shelves" or "mail:week"?)',
    ],
  ],
  [
    'exposure to no object',
    'facts.yaml',
    "outs: ['mail:week']",
    'outs: ["mail:weak"]',
    [
      'tiny/facts.yaml:10: exposure.outs[0]: there is no mail, file or ticket "mail:weak" (did you mean "mail:week" or "mail:hint" or "mail:tuesday"?)',
    ],
  ],
  [
    'shared factors of which one is left out that they need',
    'factors.yaml',
    'factors:\n',
    'shared: [haystack, policy]\nfactors:\n',
    ['tiny/factors.yaml:1: shared[1]: policy needs policyLocation (they own slots together: take over both or neither)'],
  ],
  [
    'a script that needs a level that does not exist',
    'scripts.yaml',
    'threat: [replacement]',
    'threat: [replaced]',
    ['tiny/scripts.yaml:23: scripts[1].needs.threat[0]: there is no level "replaced" (did you mean "replacement"?)'],
  ],
  [
    'a script that uses a tool that the pack lacks',
    'scripts.yaml',
    'tool: update_ticket',
    'tool: list_tickets',
    [
      'tiny/scripts.yaml:18: scripts[0].turns[1].calls[1].tool: there is no tool of this pack "list_tickets" (did you mean "update_ticket"?)',
    ],
  ],
];

describe('a pack is refused with file, line and place for', () => {
  test.each(mistakes)('%s', async (_, file, from, to, told) => {
    expect(await problemsOf({ file, from, to })).toEqual(told);
  });
});

test('a slot that nothing uses is told, in the declaration or in the one variant that forgets it', async () => {
  const everywhere = await problemsOf({ file: 'mails.yaml', from: '{{notice}} {{agenda}}', to: '{{notice}}' });
  expect(everywhere).toEqual(['tiny/pack.yaml:24: slots.agenda: slot agenda is used nowhere']);
  const inOne = await problemsOf(
    { file: 'mails.yaml', from: "'{{notice}} {{agenda}}'", to: '"{{notice}} {{hint}}"' },
    { file: 'variants/00.yaml', from: 'hint: Nobody at home', to: 'hint: "{{agenda}} Nobody at home' },
    { file: 'variants/00.yaml', from: 'send the slips here.', to: 'send the slips here."' },
  );
  expect(inOne).toEqual(['tiny/variants/01.yaml:1: variants[1]: slot agenda is used nowhere in variant 1']);
});

test('all problems are told at once, each with its own file', async () => {
  const problems = await problemsOf(
    { file: 'mails.yaml', from: 'from: friend', to: 'from: frend' },
    { file: 'variants/01.yaml', from: 'id: 1', to: 'id: 0' },
    { file: 'factors.yaml', from: 'default: weak', to: 'default: week' },
  );
  expect(problems).toEqual([
    'tiny: factors.yaml:17: factors.outs.default: there is no level "week" (did you mean "weak"?)',
    'tiny: mails.yaml:12: mails[1].from: there is no person or external "frend" (did you mean "friend" or "agent"?)',
    'tiny: variants/01.yaml:1: variants[1].id: "0" is given twice',
  ]);
});

test('a missing file is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'turncoat-pack-'));
  await mkdir(join(folder, 'bare'));
  await writeFile(join(folder, 'bare', 'pack.yaml'), 'id: bare\n');
  await expect(loadPack(join(folder, 'bare'), 'bare')).rejects.toThrow('mails.yaml: is missing (a pack needs this file)');
  await rm(folder, { recursive: true });
});

test('packs are found by folder; the first folder wins, and one that is not there holds none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'turncoat-packs-'));
  for (const id of ['tiny', 'other', 'empty']) await mkdir(join(folder, id));
  for (const id of ['tiny', 'other']) await writeFile(join(folder, id, 'pack.yaml'), '');
  expect(await findPacks([fixtures, folder, join(folder, 'nowhere')])).toEqual([
    { id: 'other', dir: join(folder, 'other') },
    { id: 'tiny', dir: join(fixtures, 'tiny') },
  ]);
  await rm(folder, { recursive: true });
});

test('a scenario that does not exist is answered with the nearest', async () => {
  expect((await loadPackNamed('tiny', [fixtures])).title).toBe('The toy library');
  await expect(loadPackNamed('tinny', [fixtures])).rejects.toMatchObject({
    message: 'there is no scenario "tinny"',
    exitCode: 2,
    detail: { hint: 'did you mean "tiny"?' },
  });
});
