import { describe, expect, test } from 'vitest';
import { describeTools } from '../company/describe-tools.ts';
import { readCommand } from './read-command.ts';

const tools = describeTools({
  tools: ['list_mail', 'read_mail', 'read_mails', 'search_mail', 'send_mail', 'ask', 'update_ticket', 'wait'],
});

/** The tool and entries of a line that is a whole call. */
function call(line: string): unknown {
  const command = readCommand(line, tools);
  if (command.type !== 'call') throw new Error(`${line} is ${JSON.stringify(command)}`);
  return [command.tool, JSON.parse(command.rawInput)];
}

describe('a typed line', () => {
  test('names a tool, and its entries in order: the needed ones first', () => {
    expect(call('read_mail MSG-1041')).toEqual(['read_mail', { mail_id: 'MSG-1041' }]);
    expect(call('list_mail sent')).toEqual(['list_mail', { folder: 'sent' }]);
    expect(call('  wait  ')).toEqual(['wait', {}]);
  });

  test('gives the rest of the line to the last entry, with its own quotation marks', () => {
    expect(call('search_mail February total')).toEqual(['search_mail', { query: 'February total' }]);
    expect(call('ask "Ada Vance" is it "done" or not?')).toEqual(['ask', { to: 'Ada Vance', question: 'is it "done" or not?' }]);
  });

  test('may list ids with blanks or commas between them', () => {
    expect(call('read_mails MSG-1 MSG-2, MSG-3')).toEqual(['read_mails', { mail_ids: 'MSG-1,MSG-2,MSG-3' }]);
  });

  test('may name its entries, in any order and without quotation marks', () => {
    expect(call('send_mail subject=About 2 = 2 to=a@x.example,b@x.example body="One.\\nTwo \\"2\\"."')).toEqual([
      'send_mail',
      { subject: 'About 2 = 2', to: 'a@x.example,b@x.example', body: 'One.\nTwo "2".' },
    ]);
    expect(call('update_ticket T-1 status=done fields.total=12.50 fields.day=2031-03-04')).toEqual([
      'update_ticket',
      { ticket_id: 'T-1', status: 'done', fields: { total: '12.50', day: '2031-03-04' } },
    ]);
  });

  test('does not take a name inside quotation marks or inside a word for an entry', () => {
    expect(call('search_mail "subject=x" to')).toEqual(['search_mail', { query: '"subject=x" to' }]);
    expect(call('ask a@x.example what is auto=1')).toEqual(['ask', { to: 'a@x.example', question: 'what is auto=1' }]);
  });

  test('that is JSON goes to the office byte for byte, right or wrong', () => {
    expect(readCommand('send_mail  {"to": [', tools)).toEqual({ type: 'call', tool: 'send_mail', rawInput: '{"to": [' });
  });

  test('that lacks needed entries says which', () => {
    expect(readCommand('send_mail a@x.example', tools)).toEqual({
      type: 'unfinished',
      tool: 'send_mail',
      given: { to: 'a@x.example' },
      missing: ['subject', 'body'],
    });
  });

  test('may ask for help, the briefing or the way out; anything else is unknown', () => {
    expect(readCommand('help send_mail', tools)).toEqual({ type: 'help', about: 'send_mail' });
    expect(readCommand('briefing', tools)).toEqual({ type: 'briefing' });
    expect(readCommand('quit', tools)).toEqual({ type: 'quit' });
    expect(readCommand('   ', tools)).toEqual({ type: 'nothing' });
    expect(readCommand('read_file F-1', tools)).toEqual({ type: 'unknown', word: 'read_file' });
  });
});
