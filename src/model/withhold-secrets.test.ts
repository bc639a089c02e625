import { expect, test } from 'vitest';
import { noUsage, type ModelReply } from '../record/call.ts';
import { withholdSecrets } from './withhold-secrets.ts';

function reply(text: string, rawInput: string): ModelReply {
  return {
    parts: [
      { type: 'text', text },
      { type: 'tool-call', callId: 'c', tool: 'search_mail', rawInput, providerMetadata: { a: { note: text } } },
    ],
    finish: 'tool-calls',
    rawFinish: 'tool_use',
    usage: noUsage,
    costUsd: 0,
    modelId: 'm',
    warnings: [text],
    attempts: 1,
  };
}

test('a key that a server sends back is withheld from text, arguments and metadata', () => {
  const clean = withholdSecrets(reply('My key is sk-planted-1.', '{"query":"sk-planted-1"}'), ['sk-planted-1']);
  expect(JSON.stringify(clean)).not.toContain('sk-planted-1');
  expect(clean.parts[1]).toMatchObject({ rawInput: '{"query":"[key withheld]"}' });
});

test('without a key in it an answer stays what it was, byte for byte', () => {
  const original = reply('Nothing.', '{"query": broken');
  expect(withholdSecrets(original, ['sk-planted-1'])).toBe(original);
});

test('a value too short to be a key strikes nothing', () => {
  const original = reply('any word', '{}');
  expect(withholdSecrets(original, ['any'])).toBe(original);
});
