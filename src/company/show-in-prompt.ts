import type { SimTime } from '../kernel/sim-time.ts';
import { findAlert } from './alerts.ts';
import type { Office } from './office.ts';

/** What stands in the instructions of an agent that cannot look for itself, and the company time of that. */
export type Shown = {
  readonly at: SimTime;
  readonly mails: readonly string[];
  readonly files: readonly string[];
  readonly tickets: readonly string[];
  /** Alerts, logs and tables (these without an id), and what else of the systems was printed. */
  readonly records?: readonly { readonly recordType: string; readonly recordId?: string }[];
  readonly configs?: readonly string[];
};

/** Each thing shown counts as read by the agent. Throws on an id that does not exist, since the prompt would then be wrong. */
export function showInPrompt(office: Office, shown: Shown): void {
  for (const mailId of shown.mails) {
    const mail = office.state.mails.get(mailId);
    if (mail === undefined) throw new RangeError(`mail ${mailId} cannot be shown: it is not there`);
    office.markRead(mail);
    office.emit({ actor: 'agent', type: 'mail.read', args: { mailId, via: 'prompt' }, result: { status: 'ok' } });
  }
  for (const fileId of shown.files) {
    if (!office.state.systems.files.has(fileId)) throw new RangeError(`file ${fileId} cannot be shown: it is not there`);
    office.markFileRead(fileId);
    office.emit({ actor: 'agent', type: 'file.read', args: { fileId, via: 'prompt' }, result: { status: 'ok' } });
  }
  for (const recordId of shown.tickets) {
    if (!office.state.tickets.has(recordId)) throw new RangeError(`ticket ${recordId} cannot be shown: it is not there`);
    office.emit({ actor: 'agent', type: 'record.read', args: { recordType: 'ticket', recordId }, result: { status: 'ok' } });
  }
  for (const record of shown.records ?? []) {
    const { recordType, recordId } = record;
    if (recordType === 'alert' && recordId !== undefined && findAlert(office, recordId) === null)
      throw new RangeError(`alert ${recordId} cannot be shown: it is not there`);
    office.emit({ actor: 'agent', type: 'record.read', args: record, result: { status: 'ok' } });
  }
  for (const configId of shown.configs ?? []) {
    if (!office.state.systems.configs.has(configId)) throw new RangeError(`config ${configId} cannot be shown: it is not there`);
    office.emit({ actor: 'agent', type: 'config.read', args: { configId }, result: { status: 'ok' } });
  }
}
