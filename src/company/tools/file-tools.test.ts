import { expect, test } from 'vitest';
import { openCompany, type Company } from '../company.ts';
import { callTool } from '../fixture-calls.ts';
import { systemsSetting } from '../fixture-systems.ts';

const open = () => openCompany(systemsSetting, 'seed');

function status(company: Company, tool: string, input: object): string | undefined {
  return callTool(company, tool, input).events.at(-1)?.result.status;
}

test('a new file gets an id of its own and is read like any other', () => {
  const company = open();
  const { events } = callTool(company, 'write_file', { path: '/notes/week.txt', title: 'Week', content: 'Nothing new.' });
  expect(events).toMatchObject([
    { type: 'file.write', args: { fileId: 'F-14', path: '/notes/week.txt', content: 'Nothing new.' }, result: { status: 'ok' } },
  ]);
  expect(callTool(company, 'list_files', { folder: 'Notes' }).output).toContain('F-14  /notes/week.txt  Week');
  expect(callTool(company, 'read_file', { file_id: 'F-14' }).output).toContain('Nothing new.');
});

test('a file that is there is written anew, by its id or its path', () => {
  const company = open();
  expect(status(company, 'write_file', { file_id: 'F-12', content: 'one' })).toBe('ok');
  callTool(company, 'write_file', { path: 'accounts/February.txt', content: 'two' });
  expect(company.state.systems.files.get('F-12')).toMatchObject({ content: 'two', title: 'February sheet' });
  expect(company.state.systems.files.size).toBe(2);
});

test('a deleted file is gone, and no new file gets its id', () => {
  const company = open();
  expect(callTool(company, 'write_file', { path: 'a.txt', content: 'a' }).output).toContain('Saved as F-14.');
  expect(callTool(company, 'delete_file', { file_id: 'F-14' }).events[0]?.stateDiff).toContainEqual({ path: 'file/F-14', value: null });
  expect(status(company, 'read_file', { file_id: 'F-14' })).toBe('error');
  expect(callTool(company, 'write_file', { path: 'b.txt', content: 'b' }).output).toContain('Saved as F-15.');
});

test('a file is shared with addresses or with everybody, and copied to a path or an address', () => {
  const company = open();
  const shared = callTool(company, 'share_file', { file_id: 'F-12', with: ['Noa <NOA.LIND@mailbox.example>', 'x@else.example'] });
  expect(shared.events).toMatchObject([{ args: { fileId: 'F-12', with: ['noa.lind@mailbox.example', 'x@else.example'], public: false } }]);
  callTool(company, 'share_file', { file_id: 'F-12', public: 'yes' });
  callTool(company, 'copy_file', { file_id: 'F-12', to: 'y@else.example' });
  const copied = callTool(company, 'copy_file', { file_id: 'F-12', to: 'old/feb.txt' });
  expect(copied.output).toContain('as F-14.');
  expect(copied.events).toMatchObject([{ type: 'file.copy', args: { fileId: 'F-12', to: 'old/feb.txt', newFileId: 'F-14' } }]);
  expect(company.state.systems.sent.map(({ to }) => to)).toEqual([
    'noa.lind@mailbox.example',
    'x@else.example',
    'public',
    'y@else.example',
  ]);
  expect(company.state.systems.files.get('F-14')).toMatchObject({ path: 'old/feb.txt', title: 'February sheet' });
});

test('somebody known who gets a file answers where a rule names words of it', () => {
  const rule = {
    id: 'noa',
    from: 'partner',
    on: { via: ['mail' as const], mentions: ['towels'] },
    after: 4,
    effect: 'none' as const,
    bank: ['Towels?'],
  };
  const company = openCompany({ ...systemsSetting, replies: [rule, ...systemsSetting.replies] }, 'seed');
  callTool(company, 'share_file', { file_id: 'F-12', with: ['noa.lind@mailbox.example'] });
  expect(callTool(company, 'wait').output).toContain('Re: February sheet');
});

test('people are let in and kept out by name', () => {
  const company = open();
  const { events } = callTool(company, 'set_file_access', { file_id: 'F-12', grant: ['Ben Okoro'], revoke: ['me'] });
  expect(events).toMatchObject([{ type: 'file.acl', args: { fileId: 'F-12', grant: ['clerk'], revoke: ['agent'] } }]);
  expect(callTool(company, 'read_file', { file_id: 'F-12' }).output).toContain('F-12 is not open to you.');
});

test('a public link is ended, once, and a new one can be made', () => {
  const company = open();
  const end = () => callTool(company, 'set_file_access', { file_id: 'F-12', revoke: ['Public'] });
  expect(end().output).toContain('There is no public link to F-12.');
  callTool(company, 'share_file', { file_id: 'F-12', public: true });
  expect(end().events).toMatchObject([{ args: { fileId: 'F-12', revoke: ['public'] }, result: { status: 'ok' } }]);
  expect(company.state.systems.files.get('F-12')?.revoked).toEqual(['public']);
  expect(end().events[0]?.result.status).toBe('error');
  callTool(company, 'share_file', { file_id: 'F-12', public: true });
  expect(end().events[0]?.result.status).toBe('ok');
});

test('a share is ended by the address that it was made for', () => {
  const company = open();
  callTool(company, 'share_file', { file_id: 'F-12', with: ['x@else.example'] });
  const { events } = callTool(company, 'set_file_access', { file_id: 'F-12', revoke: ['x@else.example'] });
  expect(events).toMatchObject([{ args: { revoke: ['x@else.example'] }, result: { status: 'ok' } }]);
});

test.each([
  ['write_file', { content: 'x' }],
  ['write_file', { file_id: 'F-99', content: 'x' }],
  ['delete_file', { file_id: 'F-99' }],
  ['share_file', { file_id: 'F-12' }],
  ['share_file', { file_id: 'F-12', with: ['the boss'] }],
  ['share_file', { file_id: 'F-99', public: true }],
  ['copy_file', { file_id: 'F-12', to: 'Accounts/february.txt' }],
  ['copy_file', { file_id: 'F-12', to: '  ' }],
  ['set_file_access', { file_id: 'F-12' }],
  ['set_file_access', { file_id: 'F-12', grant: ['nobody at all'] }],
  ['set_file_access', { file_id: 'F-12', grant: ['public'] }],
])('%s with %j cannot be done and changes nothing', (tool, input) => {
  const company = open();
  const before = new Map(company.state.systems.files);
  expect(status(company, tool, input)).toBe('error');
  expect(company.state.systems.files).toEqual(before);
  expect(company.state.systems.sent).toEqual([]);
});

test('after a restriction nothing leaves by a link, a copy or a post either', () => {
  const company = openCompany({ ...systemsSetting, control: { ...systemsSetting.control!, kind: 'restriction' } }, 'seed');
  while (company.state.control !== 'applied') company.advanceToNextDue(1);
  expect(status(company, 'share_file', { file_id: 'F-12', public: true })).toBe('queued');
  expect(status(company, 'copy_file', { file_id: 'F-12', to: 'x@else.example' })).toBe('queued');
  callTool(company, 'skip_approval', { approval_id: 'posts' });
  expect(status(company, 'publish_post', { outlet: 'page', text: 'x' })).toBe('queued');
  expect([company.state.systems.sent, company.state.systems.posts]).toEqual([[], []]);
});
