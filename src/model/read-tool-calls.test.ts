import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReplyPart } from '../record/call.ts';
import { readToolCalls } from './read-tool-calls.ts';

const tools = ['list_mail', 'send_mail', 'end'];
const read = (text: string): ReplyPart[] => readToolCalls(text, tools, 0);
/** Parts in short: `tool(arguments)` for a call, the text itself otherwise. */
const short = (text: string): string[] =>
  read(text).map((part) => (part.type === 'tool-call' ? `${part.tool}(${part.rawInput})` : part.text));

describe('a call between tags', () => {
  test('hands its arguments on byte for byte', () => {
    const raw = '{ "to":["a@firm.example"],  "body": "50 %, {so} \\"he\\" said ]", "n": 1.50 }';
    expect(short(`<tool_call>{"name": "send_mail", "arguments": ${raw}}</tool_call>`)).toEqual([`send_mail(${raw})`]);
  });

  test('stands among text, in order, with ids that go on from the calls before', () => {
    const text =
      'First the inbox.\n<tool_call>\n{"name": "list_mail", "arguments": {}}\n</tool_call>\n<tool_call>{"name":"end","arguments":{}}</tool_call>\nDone.';
    expect(readToolCalls(text, tools, 3)).toEqual([
      { type: 'text', text: 'First the inbox.\n' },
      { type: 'tool-call', callId: 'call-4', tool: 'list_mail', rawInput: '{}' },
      { type: 'tool-call', callId: 'call-5', tool: 'end', rawInput: '{}' },
      { type: 'text', text: '\nDone.' },
    ]);
  });

  test.each([
    ['Llama 3 word', '<tool_call>{"name": "end", "parameters": {"summary": "x"}}</tool_call>', ['end({"summary": "x"})']],
    ['arguments as JSON in a string', '<tool_call>{"name": "end", "arguments": "{\\"summary\\": 1}"}</tool_call>', ['end({"summary": 1})']],
    ['no arguments at all', '<tool_call>{"name": "end"}</tool_call>', ['end()']],
    [
      'a list of calls',
      '<tool_call>[{"name": "end", "arguments": {}}, {"name": "list_mail", "arguments": {}}]</tool_call>',
      ['end({})', 'list_mail({})'],
    ],
    ['the closing tag left out', '<tool_call>{"name": "end", "arguments": {}}', ['end({})']],
    ['a tool that there is not', '<tool_call>{"name": "delete_all", "arguments": {}}</tool_call>', ['delete_all({})']],
  ])('may be written otherwise: %s', (_, text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  test.each([
    ['a quotation mark too many', '<tool_call>{"name": "send_mail", "arguments": {"body": "a "b" c"}}</tool_call>'],
    ['a bracket missing', '<tool_call>{"name": "send_mail", "arguments": {"to": "a"}</tool_call>'],
    ['arguments beside the name', '<tool_call>{"name": "send_mail", "to": "a@firm.example"}</tool_call>'],
    ['words around it', '<tool_call>please {"name": "send_mail", "arguments": {}}</tool_call>'],
    ['two sets of arguments', '<tool_call>{"name": "send_mail", "arguments": {"a": 1}, "arguments": {"a": 2}}</tool_call>'],
  ])('that is broken goes whole to the tool that it names, never mended: %s', (_, text) => {
    expect(short(text)).toEqual([`send_mail(${text})`]);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  test('that names no tool is text', () => {
    expect(read('<tool_call>list the mail</tool_call>')).toEqual([{ type: 'text', text: '<tool_call>list the mail</tool_call>' }]);
    expect(read('<tool_call></tool_call>')).toEqual([{ type: 'text', text: '<tool_call></tool_call>' }]);
  });
});

describe('bare JSON', () => {
  test('at the start of a line is a call where it names a tool that there is', () => {
    const text = 'I will look.\n```json\n{"name": "list_mail", "arguments": {\n  "folder": "inbox"\n}}\n```';
    expect(short(text)).toEqual(['I will look.\n```json\n', 'list_mail({\n  "folder": "inbox"\n})', '\n```']);
  });

  test.each([
    ['names none of the tools', '{"name": "Bakker", "arguments": {}}'],
    ['stands inside a sentence', 'One writes {"name": "end", "arguments": {}} to stop.'],
    ['is other data', '{"total": 3, "items": [1, 2]}'],
    ['has its arguments beside the name', '{"name": "send_mail", "to": "a@firm.example"}'],
    ['is an empty list', '[]'],
  ])('is text where it %s', (_, text) => {
    expect(read(text)).toEqual([{ type: 'text', text }]);
  });

  test('that breaks off goes whole to the tool that it names', () => {
    const broken = '{"name": "send_mail", "arguments": {"to": "a@fi';
    expect(short(`Now:\n${broken}`)).toEqual(['Now:\n', `send_mail(${broken})`]);
  });
});

describe('any text', () => {
  const scrap = fc.constantFrom(
    '<tool_call>',
    '</tool_call>',
    '{"name": "end"',
    ', "arguments": ',
    '{}',
    '}',
    '[',
    ']',
    '"',
    '\\',
    '\n',
    'Hello ',
    '{"name": "x"}',
  );
  const reply = fc.array(scrap, { maxLength: 14 }).map((scraps) => scraps.join(''));

  test('is read without an error, and what is no call is kept byte for byte and in order', () => {
    fc.assert(
      fc.property(reply, (text) => {
        let from = 0;
        for (const part of read(text)) {
          const kept = part.type === 'text' ? part.text : part.type === 'tool-call' ? part.rawInput : '';
          const at = text.indexOf(kept, from);
          expect(at).toBeGreaterThanOrEqual(from);
          from = at + kept.length;
        }
      }),
    );
  });

  test('without a tag or a bracket is one piece of text', () => {
    expect(read('I have finished.\n')).toEqual([{ type: 'text', text: 'I have finished.\n' }]);
    expect(read(' \n')).toEqual([]);
    expect(read('')).toEqual([]);
  });

  test('of many open brackets is read in time', () => {
    const text = '{\n'.repeat(20_000);
    expect(read(text)).toEqual([{ type: 'text', text }]);
  });
});
