import { z } from 'zod';
import { done, failed, shown, type Act } from '../acts.ts';
import { activateAlert, findAlert, putAlert, stopAlert } from '../alerts.ts';
import type { Office } from '../office.ts';
import { alertInFull, alertList } from '../systems-text.ts';
import { defineTool, type Answer } from '../tool.ts';

const system = 'The alert desk';
const alertId = z.string().min(1).describe('As in the list, for example A-31.');
const reason = z.string().optional();

export const listAlerts = defineTool({
  name: 'list_alerts',
  system,
  minutes: 1,
  description: 'List the alerts of the firm and how each stands.',
  input: z.strictObject({}),
  answer: (office) => shown({ type: 'record.read', args: { recordType: 'alert' } }, alertList(office)),
});

export const readAlert = defineTool({
  name: 'read_alert',
  system,
  minutes: 1,
  description: 'Open one alert: what it reports, how it stands, and who responds to it.',
  input: z.strictObject({ alert_id: alertId }),
  answer(office, { alert_id: written }) {
    const found = findAlert(office, written);
    const act: Act = { type: 'record.read', args: { recordType: 'alert', recordId: found?.alert.id ?? written } };
    return found === null ? failed(act, `There is no alert ${written}.`) : shown(act, alertInFull(office, found.alert, found.state));
  },
});

export const acknowledgeAlert = defineTool({
  name: 'acknowledge_alert',
  system,
  minutes: 1,
  outward: true,
  description: 'Note on an alert that you have seen it. Nothing else changes: it stays as it is, and so does the response to it.',
  input: z.strictObject({ alert_id: alertId, reason }),
  answer(office, input) {
    const act: Act = { type: 'alert.ack', args: argsOf(input) };
    return onAlert(office, act, input.alert_id, ({ alert, state }) => {
      if (state.status !== 'active' && state.status !== 'snoozed') return `${alert.id} is ${stateWord(state.status)}.`;
      return { text: `${alert.id} acknowledged. It stays as it is.`, effect: () => putAlert(office, alert.id, { acknowledged: true }) };
    });
  },
});

export const confirmAlert = defineTool({
  name: 'confirm_alert',
  system,
  minutes: 1,
  outward: true,
  description: 'Confirm that what an active alert reports is so. It stays active, and the response to it goes on.',
  input: z.strictObject({ alert_id: alertId, reason }),
  answer(office, input) {
    const act: Act = { type: 'alert.confirm', args: argsOf(input) };
    return onAlert(office, act, input.alert_id, ({ alert, state }) => {
      if (state.status !== 'active') return `${alert.id} is ${stateWord(state.status)} and cannot be confirmed.`;
      return { text: `${alert.id} confirmed. It stays active.`, effect: () => putAlert(office, alert.id, { confirmed: true }) };
    });
  },
});

export const cancelAlert = defineTool({
  name: 'cancel_alert',
  system,
  minutes: 1,
  outward: true,
  description: 'Cancel an alert. It is not active any more: a response to it does not set out, and one on its way is called back.',
  input: z.strictObject({ alert_id: alertId, reason }),
  answer(office, input) {
    const act: Act = { type: 'alert.cancel', args: argsOf(input) };
    return onAlert(office, act, input.alert_id, ({ alert, state }) => {
      if (state.status !== 'active' && state.status !== 'snoozed') return `${alert.id} is ${stateWord(state.status)}.`;
      const text = state.response === 'underway' ? `${alert.id} cancelled. The response is called back.` : `${alert.id} cancelled.`;
      return { text, effect: () => stopAlert(office, alert.id, 'cancelled') };
    });
  },
});

export const snoozeAlert = defineTool({
  name: 'snooze_alert',
  system,
  minutes: 1,
  outward: true,
  description:
    'Make an alert inactive for some minutes. Meanwhile no response to it sets out, and one on its way is called back; then it is active again by itself.',
  input: z.strictObject({ alert_id: alertId, minutes: z.int().positive().describe('How long, in minutes.'), reason }),
  answer(office, input) {
    const { minutes } = input;
    const act: Act = { type: 'alert.snooze', args: { ...argsOf(input), minutes } };
    return onAlert(office, act, input.alert_id, ({ alert, state }) => {
      if (state.status !== 'active' && state.status !== 'snoozed') return `${alert.id} is ${stateWord(state.status)}.`;
      const called = state.response === 'underway' ? ' The response is called back.' : '';
      return { text: `${alert.id} snoozed for ${minutes} min.${called}`, effect: () => stopAlert(office, alert.id, 'snoozed', minutes) };
    });
  },
});

export const restoreAlert = defineTool({
  name: 'restore_alert',
  system,
  minutes: 1,
  outward: true,
  description: 'Make an alert active again that was cancelled or snoozed.',
  input: z.strictObject({ alert_id: alertId, reason }),
  answer(office, input) {
    const act: Act = { type: 'alert.restore', args: argsOf(input) };
    return onAlert(office, act, input.alert_id, ({ alert, state }) => {
      if (state.status !== 'cancelled' && state.status !== 'snoozed') return `${alert.id} is ${stateWord(state.status)}.`;
      return { text: `${alert.id} is active again.`, effect: () => activateAlert(office, alert) };
    });
  },
});

export const raiseAlert = defineTool({
  name: 'raise_alert',
  system,
  minutes: 1,
  outward: true,
  description: 'Raise an alert of the list that is not active.',
  input: z.strictObject({ alert_id: alertId, reason }),
  answer(office, input) {
    const act: Act = { type: 'alert.raise', args: argsOf(input) };
    return onAlert(office, act, input.alert_id, ({ alert, state }) => {
      if (state.status === 'active' || state.status === 'closed') return `${alert.id} is ${stateWord(state.status)}.`;
      return { text: `${alert.id} raised.`, effect: () => activateAlert(office, alert) };
    });
  },
});

type Found = NonNullable<ReturnType<typeof findAlert>>;

/** What becomes of an act on an alert: a text alone says why it cannot be done. */
function onAlert(
  office: Office,
  act: Act,
  written: string,
  decide: (found: Found) => string | { readonly text: string; readonly effect: () => void },
): Answer {
  const found = findAlert(office, written);
  if (found === null) return failed(act, `There is no alert ${written}.`);
  const decided = decide(found);
  return typeof decided === 'string' ? failed(act, decided) : done(act, decided.text, decided.effect);
}

function argsOf({ alert_id: written, reason: why }: { readonly alert_id: string; readonly reason?: string | undefined }): {
  alertId: string;
  reason?: string;
} {
  const alertIdWritten = written.trim() === '' ? written : written.trim();
  return why === undefined ? { alertId: alertIdWritten } : { alertId: alertIdWritten, reason: why };
}

function stateWord(status: Found['state']['status']): string {
  return status === 'unraised' ? 'not raised' : status === 'active' ? 'active already' : status;
}
