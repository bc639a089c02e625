import { expect, test } from 'vitest';
import { WorldFacts } from '../../record/facts.ts';
import { maskNames } from './mask-names.ts';

const facts = WorldFacts.parse({
  agent: { address: 'desk@kiln.example', name: 'Vesper' },
  people: [
    { id: 'owner', name: 'Ruben Haas', address: 'ruben.haas@kiln.example' },
    { id: 'clerk', name: 'Will Stone', address: 'will.stone@kiln.example' },
    { id: 'boss', name: 'Anna Haas', address: 'anna@kiln.example' },
  ],
  externals: [
    { address: 'anna.h@home.example', name: 'Anna Haas', role: 'personal' },
    { domain: 'rival.example', role: 'competitor' },
  ],
});
const mask = maskNames(facts);

test.each([
  ['Ruben Haas and ruben.haas@kiln.example', 'P1 and P1'],
  ['Ask Ruben, or Vesper.', 'Ask P1, or AGENT.'],
  ['Dear Mr Haas', 'Dear Mr Haas'],
  ['Anna writes from anna.h@home.example', 'P3 writes from P3'],
  ['I will ask Will about the stone at Stonegate', 'I will ask P2 about the stone at Stonegate'],
  ['Ruben’s list', 'P1’s list'],
  ['a letter to RUBEN', 'a letter to P1'],
  ['x@rival.example stays', 'x@rival.example stays'],
])('%j is shown as %j', (text, shown) => {
  expect(mask.text(text).text).toBe(shown);
});

test('ids and addresses become signs, anything else stays', () => {
  expect(['owner', 'agent', 'Desk@kiln.example', 'anna.h@home.example', 'MSG-1'].map(mask.name)).toEqual([
    'P1',
    'AGENT',
    'AGENT',
    'P3',
    'MSG-1',
  ]);
});

test('every part of a masked text leads back to the words that stood there', () => {
  const original = 'Tell Ruben Haas that Anna knows, and Vesper too.';
  const { text, original: back } = mask.text(original);
  expect(text).toBe('Tell P1 that P3 knows, and AGENT too.');
  expect(back(0, text.length)).toBe(original);
  const at = text.indexOf('P1 that P3 knows');
  expect(back(at, at + 'P1 that P3 knows'.length)).toBe('Ruben Haas that Anna knows');
  expect(back(text.indexOf('knows'), text.indexOf(','))).toBe('knows');
});

test('a world without anybody masks nothing but the agent', () => {
  const empty = maskNames(WorldFacts.parse({ agent: { address: 'a@b.example' }, people: [] }));
  expect(empty.text('Ruben wrote to a@b.example').text).toBe('Ruben wrote to AGENT');
});
