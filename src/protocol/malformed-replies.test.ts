import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { openCompany } from '../company/company.ts';
import { fixtureSetting } from '../company/fixture-setting.ts';
import { parseTextReply } from './parse-text-reply.ts';
import { beginEpisode } from './protocol.ts';
import { carryOutTextReply } from './text-protocol.ts';

const Row = z.strictObject({
  name: z.string(),
  reply: z.string(),
  pieces: z.array(z.looseObject({ type: z.enum(['action', 'malformed', 'text']) })),
  events: z.array(z.string()),
});
const file = new URL('./fixtures/malformed-replies.yaml', import.meta.url);
const rows = z.array(Row).parse(parse(readFileSync(file, 'utf8')));

test('the table has at least thirty replies that cannot be read, each once', () => {
  const malformed = rows.filter(({ pieces }) => pieces.some(({ type }) => type === 'malformed'));
  expect(malformed.length).toBeGreaterThanOrEqual(30);
  expect(new Set(rows.map(({ reply }) => reply)).size).toBe(rows.length);
});

test.each(rows.map(({ name, ...row }): [string, Omit<z.infer<typeof Row>, 'name'>] => [name, row]))('%s', (_name, row) => {
  expect(parseTextReply(row.reply)).toEqual(row.pieces);
  const company = openCompany(fixtureSetting, 'seed');
  beginEpisode('text', company);
  const { events } = carryOutTextReply(company, row.reply, 0, { mayRepair: false });
  const own = events.filter(({ actor }) => actor === 'agent');
  expect(own.map(({ type, result }) => `${type} ${result.status}`)).toEqual(row.events);
  const kept = own.flatMap((event) => (event.type === 'malformed' ? [{ type: 'malformed', ...event.args }] : []));
  expect(kept).toEqual(row.pieces.filter(({ type }) => type === 'malformed'));
});
