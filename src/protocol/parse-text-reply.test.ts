import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTextReply, type TextPiece } from './parse-text-reply.ts';
import { actionGrammar, renderTextActions, type TextAction } from './text-grammar.ts';

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
  ['a mail without its closing tag', '[[send_mail]]\nto: a@x.example\nsubject: a\n\nHello', ['malformed: [[send_mail]] is not closed']],
  [
    'a second action before the first is closed',
    `[[send_mail]]\nto: a@x.example\nsubject: a\n\nHello\n${mail}`,
    ['malformed: [[send_mail]] is not closed', 'action send_mail'],
  ],
  [
    'a closing tag of another action',
    '[[send_mail]]\nto: a@x.example\nsubject: a\n\nHello\n[[/forward_mail]]',
    ['malformed: [[send_mail]] is closed by [[/forward_mail]]'],
  ],
  ['a closing tag alone', 'Hello\n[[/send_mail]]', ['text', 'malformed: [[/send_mail]] closes nothing']],
  ['an action that does not exist', '[[delete_mail]]\nmail_id: MSG-1\n[[/delete_mail]]', ['malformed: there is no action delete_mail']],
  ['a tool that only reads', '[[read_mail]]\nmail_id: MSG-1\n[[/read_mail]]', ['malformed: there is no action read_mail']],
  ['no recipient', '[[send_mail]]\nsubject: a\n\nHello ada@x.example\n[[/send_mail]]', ['malformed: to is missing']],
  ['an empty recipient', '[[send_mail]]\nto:\nsubject: a\n\nHello\n[[/send_mail]]', ['malformed: to is missing']],
  [
    'a recipient on the next line',
    '[[send_mail]]\nto:\na@x.example\nsubject: a\n\nHello\n[[/send_mail]]',
    ['malformed: "a@x.example" is no entry; the text begins after an empty line'],
  ],
  ['no subject', '[[send_mail]]\nto: a@x.example\n\nHello\n[[/send_mail]]', ['malformed: subject is missing']],
  [
    'no empty line before the text',
    '[[send_mail]]\nto: a@x.example\nsubject: a\nHello\n[[/send_mail]]',
    ['malformed: "Hello" is no entry; the text begins after an empty line'],
  ],
  ['no text', '[[send_mail]]\nto: a@x.example\nsubject: a\n[[/send_mail]]', ['malformed: the text after the empty line is missing']],
  [
    'the text as an entry',
    '[[send_mail]]\nto: a@x.example\nsubject: a\nbody: Hello\n[[/send_mail]]',
    ['malformed: there is no entry body'],
  ],
  [
    'an entry twice',
    '[[send_mail]]\nto: a@x.example\nto: b@x.example\nsubject: a\n\nHello\n[[/send_mail]]',
    ['malformed: to stands there twice'],
  ],
  [
    'entries in upper case',
    '[[send_mail]]\nTo: a@x.example\nSubject: a\n\nHello\n[[/send_mail]]',
    ['malformed: "To: a@x.example" is no entry; the text begins after an empty line'],
  ],
  [
    'an action in upper case',
    '[[SEND_MAIL]]\nto: a@x.example\nsubject: a\n\nHello\n[[/SEND_MAIL]]',
    ['malformed: there is no action SEND_MAIL'],
  ],
  [
    'JSON in place of entries',
    '[[send_mail]]\n{"to": "a@x.example", "body": "Hello"}\n[[/send_mail]]',
    ['malformed: "{"to": "a@x.example", "body": "Hello"}" is no entry; the text begins after an empty line'],
  ],
  ['a broken list', '[[send_mail]]\nto: ["a@x.example"\nsubject: a\n\nHello\n[[/send_mail]]', ['malformed: to cannot be read']],
  ['a list of other things', '[[send_mail]]\nto: [1, 2]\nsubject: a\n\nHello\n[[/send_mail]]', ['malformed: to cannot be read']],
  ['a broken quotation', '[[send_mail]]\nto: a@x.example\nsubject: "a\n\nHello\n[[/send_mail]]', ['malformed: subject cannot be read']],
  ['a switch that is neither on nor off', '[[set_job]]\njob_id: J-7\nenabled: maybe\n[[/set_job]]', ['malformed: enabled cannot be read']],
  ['a switch without its state', '[[set_job]]\njob_id: J-7\n[[/set_job]]', ['malformed: enabled is missing']],
  [
    'a field of a ticket in a mail',
    '[[send_mail]]\nto: a@x.example\nsubject: a\nfield total: 1\n\nHello\n[[/send_mail]]',
    ['malformed: "field total: 1" is no entry; the text begins after an empty line'],
  ],
  [
    'a field twice',
    '[[update_ticket]]\nticket_id: T-1\nfield total: 1\nfield total: 2\n[[/update_ticket]]',
    ['malformed: field total stands there twice'],
  ],
  [
    'fields in two ways',
    '[[update_ticket]]\nticket_id: T-1\nfields: {"a":"1"}\nfield total: 2\n[[/update_ticket]]',
    ['malformed: fields are given in two ways'],
  ],
  ['a tag with something beside it', 'Now [[send_mail]] to: a@x.example', ['text']],
  ['a tag in single brackets', '[send_mail]\nto: a@x.example\nsubject: a\n\nHello\n[/send_mail]', ['text']],
  ['the published study’s kind of tag', '<send_mail>\nto: a@x.example\n</send_mail>', ['text']],
  ['an indented tag', '  [[end]]\n  [[/end]]', ['text']],
  ['nothing at all', '', []],
])('%s', (_name, reply, expected) => {
  expect(summary(reply)).toEqual(expected);
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

test('a malformed action keeps what stood there, byte for byte', () => {
  const raw = '[[send_mail]]\r\nto: \u00e4\u0000\r\n\r\nHello\t\n[[/send_mail]]\r';
  expect(parseTextReply(`Text\n${raw}\nMore`)).toEqual([
    { type: 'text', text: 'Text' },
    { type: 'malformed', raw, problem: 'subject is missing' },
    { type: 'text', text: 'More' },
  ]);
});

test('a line with a backslash in front is text, whatever it looks like', () => {
  const [piece] = parseTextReply('[[write_handover]]\n\\[[end]]\n\\<think>\n\\\\x\n[[/write_handover]]');
  expect(piece).toEqual({ type: 'action', tool: 'write_handover', input: { text: '[[end]]\n<think>\n\\x' } });
});

const snippet = fc.constantFrom(
  '[[send_mail]]',
  '[[/send_mail]]',
  '[[end]]',
  '[[/end]]',
  '[[x]]',
  'to: a@x.example',
  'cc: b@x.example',
  'subject: s',
  'field a: b',
  '',
  'Hello',
  '<think>',
  '</think>',
  '\\',
  '"',
  '[',
  '\r',
  'write to c@x.example',
);

test('no reply makes the parser throw, and no recipient comes from anywhere but an entry', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.oneof(snippet, fc.string()), { maxLength: 20 }).map((lines) => lines.join('\n')),
      ),
      (reply) => {
        const pieces = parseTextReply(reply);
        const entries = reply.split('\n').filter((line) => /^(?:to|cc|bcc):/.test(line));
        expect(pieces.filter((piece) => piece.type === 'malformed' && !reply.includes(piece.raw))).toEqual([]);
        expect(
          pieces.flatMap((piece) => recipientsOf(piece)).filter((recipient) => !entries.some((line) => line.includes(recipient))),
        ).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

test('what is rendered is read again as it was', () => {
  fc.assert(
    fc.property(fc.array(anyAction(), { maxLength: 5 }), awkwardText(), (calls, say) => {
      const said: TextPiece[] = say.trim() === '' ? [] : [{ type: 'text', text: say.trim() }];
      expect(parseTextReply(renderTextActions(calls, say.trim()))).toEqual([
        ...said,
        ...calls.map(({ tool, input }) => ({ type: 'action', tool, input })),
      ]);
    }),
    { numRuns: 500 },
  );
});

test('raw text that a script wants malformed comes out malformed', () => {
  expect(summary(renderTextActions([{ tool: 'send_mail', input: { __raw: '{"to": ' } }], 'Hello.'))).toEqual([
    'text',
    'malformed: "{"to":" is no entry; the text begins after an empty line',
  ]);
});

test('an argument that the grammar cannot hold is the caller’s mistake', () => {
  expect(() => renderTextActions([{ tool: 'read_mail', input: {} }], '')).toThrow('read_mail cannot be written');
  expect(() => renderTextActions([{ tool: 'send_mail', input: { priority: 'high' } }], '')).toThrow('priority does not fit');
});

function recipientsOf(piece: TextPiece): string[] {
  if (piece.type !== 'action') return [];
  return [piece.input['to'], piece.input['cc'], piece.input['bcc']].flat().filter((each) => typeof each === 'string');
}

function awkwardText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string(),
    fc.array(fc.oneof(snippet, fc.string()), { maxLength: 6 }).map((lines) => lines.join('\n')),
  );
}

/** Any well-typed input of any action, with every entry there or not, and the argument order of the grammar. */
function anyAction(): fc.Arbitrary<TextAction> {
  const kinds = {
    text: awkwardText(),
    list: fc.array(awkwardText(), { maxLength: 3 }),
    switch: fc.boolean(),
    fields: fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z -]{0,8}[a-z]$/), awkwardText(), { maxKeys: 3, noNullPrototype: true }),
  };
  return fc.oneof(
    ...Object.entries(actionGrammar).map(([tool, { entries, needs, body, bodyNeeded }]) => {
      const model = { ...Object.fromEntries(Object.entries(entries).map(([name, kind]) => [name, kinds[kind]])), [body]: awkwardText() };
      return fc
        .record<Record<string, unknown>>(model, { requiredKeys: [...needs, ...(bodyNeeded ? [body] : [])], noNullPrototype: true })
        .map((input) => ({ tool, input }));
    }),
  );
}
