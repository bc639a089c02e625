import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toolMinutes } from '../company/describe-tools.ts';
import { everyPaperAction } from './paper-actions.ts';
import { parseTextReply } from './parse-text-reply.ts';
import { repairText } from './repair-text.ts';

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

test('docs/text-protocol.md gives actions the entries that they have, and its examples are read as they stand', () => {
  const text = page('text-protocol.md');
  const rows = [...text.matchAll(/^\| `([a-z_]+)` \| ([^|]+) \| ([^|]+) \|/gm)].map(([, tool = '', entries, body]) => [
    tool,
    entries,
    body,
  ]);
  const expected = rows.map(([tool = '']) => {
    const { entries, body, bodyNeeded } = everyPaperAction.get(tool)!;
    const names = entries.map(({ name, kind, isNeeded }) => (kind === 'fields' ? '[field NAME]' : isNeeded ? name : `[${name}]`));
    return [tool, names.length === 0 ? 'none' : names.join(', '), body === null ? 'none' : bodyNeeded ? body : `[${body}]`];
  });
  expect(rows.length).toBeGreaterThanOrEqual(9);
  expect(rows).toEqual(expected);
  const [, example] = text.split('```');
  expect(parseTextReply(example!).map(({ type }) => type)).toEqual(['text', 'action', 'action']);
});

test('docs/text-protocol.md shows the repair message as it is', () => {
  const reply = '[[send_mail]]\nto: ada.vance@lantern.example\nDear Ada,\n[[/send_mail]]';
  const unread = parseTextReply(reply).filter((piece) => piece.type === 'malformed');
  expect(page('text-protocol.md')).toContain(repairText(unread));
});
