import { expect, test } from 'vitest';
import type { Note } from './note-table.ts';
import { WarningNotes } from './note-warnings.ts';

function memory(): { note: (kind: string, text: string) => void; notes: () => Note[] } {
  const kept: Note[] = [];
  return { note: (kind, text) => void kept.push({ at: '', kind, text }), notes: () => kept };
}

test('a dropped setting is noted once for each model, also over a resumed run', () => {
  const store = memory();
  const notes = new WarningNotes(store);
  for (let call = 0; call < 3; call++) notes.add('a/m', ['unsupported: temperature (thinking is on)']);
  notes.add('b/m', ['unsupported: temperature (thinking is on)']);
  new WarningNotes(store).add('a/m', ['unsupported: temperature (thinking is on)', 'other: something']);
  expect(store.notes().map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'setting a/m: unsupported: temperature (thinking is on)',
    'setting b/m: unsupported: temperature (thinking is on)',
    'setting a/m: other: something',
  ]);
});

test('what is said of one answer alone is no note', () => {
  const store = memory();
  new WarningNotes(store).add('a/m', [
    'Provider on the stop: cyber: too dangerous',
    'The server counted 50 input tokens for 23000 characters: …',
  ]);
  expect(store.notes()).toEqual([]);
});
