import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { finishOf, finishSources, finishTable, finishTableDate } from './finish-table.ts';

test('every signal stands once in its provider’s table, with a reason and a source', () => {
  for (const rows of Object.values(finishTable)) {
    const signals = rows.map(({ signal }) => signal);
    expect(new Set(signals).size).toBe(signals.length);
    expect(rows.every(({ why }) => why.endsWith('.'))).toBe(true);
  }
  expect(Object.keys(finishSources)).toEqual(Object.keys(finishTable));
});

test('only a model that has a signal for it is ever counted as refusing', () => {
  const refusing = Object.entries(finishTable).filter(([, rows]) => rows.some(({ finish }) => finish === 'refused'));
  expect(refusing.map(([dialect]) => dialect)).toEqual(['openai', 'openai-chat', 'azure', 'openrouter', 'compatible']);
});

test('a signal that no table knows is kept in its own word and never taken for a plain stop', () => {
  expect(finishOf('anthropic', { unified: 'other', raw: 'brand_new', hasToolCalls: false })).toEqual({
    finish: 'other',
    rawFinish: 'brand_new',
  });
  expect(finishOf('google', { unified: 'content-filter', raw: 'BRAND_NEW', hasToolCalls: false })).toEqual({
    finish: 'filtered',
    rawFinish: 'BRAND_NEW',
  });
  expect(finishOf('compatible', { unified: 'interrupted', raw: undefined, hasToolCalls: false })).toEqual({
    finish: 'error',
    rawFinish: 'none',
  });
});

test('a cut answer is truncated even with calls in it', () => {
  expect(finishOf('openai', { unified: 'length', raw: 'max_output_tokens', hasToolCalls: true }).finish).toBe('length');
});

test('docs/providers.md shows this table, its sources and its day', () => {
  const page = readFileSync(new URL('../../docs/providers.md', import.meta.url), 'utf8');
  for (const { signal, finish, why } of Object.values(finishTable).flat()) expect(page).toContain(`| \`${signal}\` | ${finish} | ${why} |`);
  for (const source of Object.values(finishSources)) expect(page).toContain(source);
  expect(page).toContain(`Read against the sources on ${finishTableDate}`);
});
