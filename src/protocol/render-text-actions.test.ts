import { expect, test } from 'vitest';
import { parseTextReply } from './parse-text-reply.ts';
import { renderTextActions } from './render-text-actions.ts';

test('raw text that a script wants malformed comes out malformed', () => {
  expect(parseTextReply(renderTextActions([{ tool: 'send_mail', input: { __raw: '{"to": ' } }], 'Hello.'))).toMatchObject([
    { type: 'text' },
    { type: 'malformed', problem: '"{"to":" is no entry; the text begins after an empty line' },
  ]);
});

test('raw text that would be proper between its tags is left open, and does not swallow what follows', () => {
  const calls = [
    { tool: 'write_handover', input: { __raw: '[[end]]' } },
    { tool: 'end', input: {} },
  ];
  expect(parseTextReply(renderTextActions(calls, ''))).toMatchObject([
    { type: 'malformed', tool: 'write_handover', problem: '[[write_handover]] is not closed' },
    { type: 'action', tool: 'end' },
  ]);
});

test('what only looks like an attempt in what is said stays said', () => {
  const say = 'To: a@x.example\nSubject: x\n[send_mail]\nsend_mail(to)\n{"tool": "end"}\n[[end]]';
  expect(parseTextReply(renderTextActions([], say))).toEqual([{ type: 'text', text: say }]);
});

test('an argument that the grammar cannot hold is the caller’s mistake', () => {
  expect(() => renderTextActions([{ tool: 'read_mail', input: {} }], '')).toThrow('read_mail cannot be written');
  expect(() => renderTextActions([{ tool: 'send_mail', input: { priority: 'high' } }], '')).toThrow('there is no entry priority');
  expect(() => renderTextActions([{ tool: 'send_mail', input: { to: ['a\n@x.example'] } }], '')).toThrow('to cannot stand on a line');
});
