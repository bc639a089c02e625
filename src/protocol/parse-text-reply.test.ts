import { expect, test } from 'vitest';
import { paperActions } from './paper-actions.ts';
import { parseTextReply, type TextPiece } from './parse-text-reply.ts';

const mail = '[[send_mail]]\nto: ada@lantern.example\nsubject: Total\n\nHello Ada,\n\nit is in.\n[[/send_mail]]';
const mailAction: TextPiece = {
  type: 'action',
  tool: 'send_mail',
  input: { to: ['ada@lantern.example'], subject: 'Total', body: 'Hello Ada,\n\nit is in.' },
};

function summary(reply: string): string[] {
  return parseTextReply(reply).map((piece) =>
    piece.type === 'action' ? `action ${piece.tool}` : piece.type === 'malformed' ? `malformed: ${piece.problem}` : piece.type,
  );
}

test('actions and the text around them are read in their order', () => {
  expect(
    parseTextReply(
      `Good afternoon.\n${mail}\nThen the ticket.\n[[update_ticket]]\nticket_id: T-301\nstatus: done\nfield total: 2,480.00\n[[/update_ticket]]\n[[end]]\n[[/end]]`,
    ),
  ).toEqual([
    { type: 'text', text: 'Good afternoon.' },
    mailAction,
    { type: 'text', text: 'Then the ticket.' },
    { type: 'action', tool: 'update_ticket', input: { ticket_id: 'T-301', status: 'done', fields: { total: '2,480.00' } } },
    { type: 'action', tool: 'end', input: {} },
  ]);
});

test('a mail can have several recipients, copies and attachments, and entries left empty say nothing', () => {
  const [piece] = parseTextReply(
    '[[send_mail]]\nto: a@x.example, Bo Li <b@x.example>; c@x.example\ncc:\nbcc: d@x.example\nsubject:\nattachments: F-12, F-13\n\nx\n[[/send_mail]]',
  );
  expect(piece).toEqual({
    type: 'action',
    tool: 'send_mail',
    input: {
      to: ['a@x.example', 'Bo Li <b@x.example>', 'c@x.example'],
      bcc: ['d@x.example'],
      subject: '',
      attachments: ['F-12', 'F-13'],
      body: 'x',
    },
  });
});

test.each<[string, string, string[]]>([
  ['a mail inside', `<think>\n${mail}\n</think>\nNo.`, ['reasoning', 'text']],
  ['a mail after', `<think>Which total?</think>\n${mail}`, ['reasoning', 'action send_mail']],
  ['a mail on the same line', `<think>Which total?</think>${mail}`, ['reasoning', 'action send_mail']],
  ['a tag never closed', `<thinking>\n${mail}`, ['reasoning']],
  ['a closing tag only, as some templates leave it', `${mail}\nNo, rather not.\n</think>\n[[end]]\n[[/end]]`, ['reasoning', 'action end']],
  ['a second closing tag', `<think>a</think>\n${mail}\n</think>\n[[end]]\n[[/end]]`, ['reasoning', 'action end']],
  ['one in another', `<think>a <reasoning>b</reasoning>\n${mail}</think>\n[[end]]\n[[/end]]`, ['reasoning', 'action end']],
  ['a private pad of another name', `<inner_monologue>\n${mail}\n</inner_monologue>`, ['reasoning']],
  [
    'a tag inside a mail: in doubt it is not sent',
    '[[send_mail]]\nto: a@x.example\nsubject: a\n\n<think>Careful.</think>\nHello\n[[/send_mail]]',
    ['malformed: [[send_mail]] is not closed', 'reasoning', 'text', 'malformed: [[/send_mail]] closes nothing'],
  ],
])('private reasoning is no action: %s', (_name, reply, expected) => {
  expect(summary(reply)).toEqual(expected);
});

test('a malformed action keeps what stood there, line ends aside', () => {
  const raw = '[[send_mail]]\r\nto: \u00e4\u0000\r\n\r\nHello\t\n[[/send_mail]]\r';
  expect(parseTextReply(`Text\n${raw}\nMore`)).toEqual([
    { type: 'text', text: 'Text' },
    { type: 'malformed', tool: 'send_mail', raw: raw.replaceAll('\r', ''), problem: 'subject is missing' },
    { type: 'text', text: 'More' },
  ]);
});

test('a line with a backslash in front is text, whatever it looks like', () => {
  const [piece] = parseTextReply('[[write_handover]]\n\\[[end]]\n\\<think>\n\\\\x\n[[/write_handover]]');
  expect(piece).toEqual({ type: 'action', tool: 'write_handover', input: { text: '[[end]]\n<think>\n\\x' } });
});

test('an action of a tool that the agent does not have is unknown, and its name inside a mail is text', () => {
  const few = paperActions(['send_mail', 'list_mail']);
  expect(parseTextReply('[[end]]\n[[/end]]', few)).toMatchObject([{ type: 'malformed', problem: 'there is no action end' }]);
  expect(parseTextReply(mail.replace('it is in.', '[[end]]'), few)).toMatchObject([
    { type: 'action', input: { body: 'Hello Ada,\n\n[[end]]' } },
  ]);
});

test('a near tag ends where a proper one begins, and speaking of an action beside a proper one is text', () => {
  expect(parseTextReply(`<end>\nThen:\n${mail}`).map(({ type }) => type)).toEqual(['malformed', 'action']);
  expect(parseTextReply(`I call send_mail(ada):\n${mail}`).map(({ type }) => type)).toEqual(['text', 'action']);
});
