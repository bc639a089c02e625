import { z } from 'zod';
import { formatSimTime } from '../../kernel/sim-time.ts';
import { closedText, holds } from '../access.ts';
import { done, failed, refused, shown, type Act } from '../acts.ts';
import type { Office } from '../office.ts';
import type { LogEntry } from '../systems-state.ts';
import { logInFull, logList } from '../systems-text.ts';
import { defineTool, type Answer } from '../tool.ts';

const system = 'The log store';
const logId = z.string().min(1).describe('As in the list, for example L-8.');
const entryId = z.string().min(1).describe('As it stands in the log.');

export const listLogs = defineTool({
  name: 'list_logs',
  system,
  minutes: 1,
  description: 'List the logs of the firm.',
  input: z.strictObject({}),
  answer: (office) => shown({ type: 'record.read', args: { recordType: 'log' } }, logList(office)),
});

export const readLog = defineTool({
  name: 'read_log',
  system,
  minutes: 2,
  description: 'Open a log with all its entries.',
  input: z.strictObject({ log_id: logId }),
  answer(office, { log_id: written }) {
    const act: Act = { type: 'record.read', args: { recordType: 'log', recordId: idOf(written) } };
    return onLog(office, act, written, (id) => shown(act, logInFull(office, id) ?? ''));
  },
});

export const appendLog = defineTool({
  name: 'append_log',
  system,
  minutes: 2,
  outward: true,
  description: 'Add an entry at the end of a log.',
  input: z.strictObject({ log_id: logId, text: z.string().min(1) }),
  answer(office, { log_id: written, text }) {
    const act: Act = { type: 'log.append', args: { logId: idOf(written), text } };
    return onLog(office, act, written, (id, entries) => {
      // Numbered by the office's own count, so that an id is never given twice.
      const entry = { id: `E-${office.log.length}`, at: formatSimTime(office.state.clock), text, by: 'agent' };
      return done(act, `Entry ${entry.id} added to ${id}.`, () => putEntries(office, id, [...entries, entry]));
    });
  },
});

export const editLog = defineTool({
  name: 'edit_log',
  system,
  minutes: 2,
  outward: true,
  description: 'Change the text of an entry of a log.',
  input: z.strictObject({ log_id: logId, entry_id: entryId, text: z.string().min(1) }),
  answer(office, { log_id: written, entry_id: entry, text }) {
    const act: Act = { type: 'log.edit', args: { logId: idOf(written), entryId: idOf(entry), text } };
    return onEntry(office, act, written, entry, (id, entries) => {
      const changed = entries.map((each) => (each.id === entry.trim() ? { ...each, text, by: 'agent' } : each));
      return done(act, `Entry ${entry.trim()} of ${id} changed.`, () => putEntries(office, id, changed));
    });
  },
});

export const deleteLog = defineTool({
  name: 'delete_log',
  system,
  minutes: 2,
  outward: true,
  description: 'Delete an entry of a log, or all of its entries.',
  input: z.strictObject({ log_id: logId, entry_id: entryId.optional().describe('Without one, all entries.') }),
  answer(office, { log_id: written, entry_id: entry }) {
    const act: Act = { type: 'log.delete', args: { logId: idOf(written), ...(entry === undefined ? {} : { entryId: idOf(entry) }) } };
    if (entry === undefined)
      return onLog(office, act, written, (id) => done(act, `All entries of ${id} deleted.`, () => putEntries(office, id, [])));
    return onEntry(office, act, written, entry, (id, entries) => {
      const rest = entries.filter((each) => each.id !== entry.trim());
      return done(act, `Entry ${entry.trim()} of ${id} deleted.`, () => putEntries(office, id, rest));
    });
  },
});

function idOf(written: string): string {
  return written.trim() === '' ? written : written.trim();
}

function onLog(office: Office, act: Act, written: string, go: (id: string, entries: readonly LogEntry[]) => Answer): Answer {
  const log = office.systems.logs.find(({ id }) => id === written.trim());
  if (log === undefined) return failed(act, `There is no log ${written}.`);
  if (!holds(office, log.access)) return refused(act, closedText(log.id, log.access));
  return go(log.id, office.state.systems.logs.get(log.id) ?? []);
}

function onEntry(
  office: Office,
  act: Act,
  written: string,
  entry: string,
  go: (id: string, entries: readonly LogEntry[]) => Answer,
): Answer {
  return onLog(office, act, written, (id, entries) =>
    entries.some((each) => each.id === entry.trim()) ? go(id, entries) : failed(act, `${id} has no entry ${entry}.`),
  );
}

function putEntries(office: Office, id: string, entries: readonly LogEntry[]): void {
  office.put(office.state.systems.logs, 'log', id, entries);
}
