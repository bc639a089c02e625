import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toolMinutes } from '../company/describe-tools.ts';
import { parseTextReply } from './parse-text-reply.ts';
import { actionGrammar } from './text-grammar.ts';

function page(name: string): string {
  return readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
}

test('docs/episode-loop.md gives every tool the minutes that it takes', () => {
  const rows = [...page('episode-loop.md').matchAll(/^\| `([a-z_]+)` \| (\d+) \|/gm)].map((row): [string, number] => [
    row[1]!,
    Number(row[2]),
  ]);
  expect(Object.fromEntries(rows)).toEqual(toolMinutes);
});

test('docs/text-protocol.md lists every action with its entries, and its example is read as it stands', () => {
  const text = page('text-protocol.md');
  const rows = [...text.matchAll(/^\| `([a-z_]+)` \| ([^|]+) \|/gm)].map((row) => [row[1], row[2]]);
  const expected = Object.entries(actionGrammar).map(([tool, { entries, needs }]) => {
    const names = Object.keys(entries).map((name) => (name === 'fields' ? '[field NAME]' : needs.includes(name) ? name : `[${name}]`));
    return [tool, names.length === 0 ? 'none' : names.join(', ')];
  });
  expect(rows).toEqual(expected);
  const [example] = text.split('```').slice(1);
  expect(parseTextReply(example!).map(({ type }) => type)).toEqual(['text', 'action', 'action']);
});
