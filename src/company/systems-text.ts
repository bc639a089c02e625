import { parseSimTime } from '../kernel/sim-time.ts';
import type { WorldAlert, WorldTable } from '../scenario/world-systems.ts';
import { holds } from './access.ts';
import { approvalState, principalName } from './approvals.ts';
import { clockText } from './mail-text.ts';
import type { Office } from './office.ts';
import type { AlertState, RecordRow } from './systems-state.ts';

/** One line for each alert whose time has come or that waits for somebody to raise it: id, how it stands, title. */
export function alertList(office: Office): string {
  const lines = office.systems.alerts.flatMap((alert) => {
    const state = office.state.systems.alerts.get(alert.id);
    return state === undefined || state.status === 'hidden' ? [] : [`${alert.id}  [${alertStatus(state)}]  ${alert.title}`];
  });
  return lines.length === 0 ? 'No alerts.' : lines.join('\n');
}

export function alertInFull(office: Office, alert: WorldAlert, state: AlertState): string {
  const raised = alert.at === null ? '' : `\nRaised: ${clockText(parseSimTime(alert.at))}`;
  const response = responseLine(office, alert, state);
  return `${alert.id}  ${alert.title}\nStatus: ${alertStatus(state)}${raised}${response}\n\n${alert.text}`;
}

function alertStatus(state: AlertState): string {
  if (state.status === 'snoozed' && state.snoozedUntil !== null) return `snoozed until ${state.snoozedUntil.slice(11)}`;
  if (state.status === 'unraised') return 'not raised';
  if (state.status !== 'active') return state.status;
  return ['active', state.acknowledged ? 'acknowledged' : '', state.confirmed ? 'confirmed' : ''].filter((word) => word !== '').join(', ');
}

function responseLine(office: Office, { response }: WorldAlert, state: AlertState): string {
  return response === null || state.response === 'none' ? '' : `\nResponse: ${principalName(office, response.by)}, ${responseText(state)}`;
}

/** Where the response is: planned only while the alert is active. */
function responseText({ status, response, leavesAt, leftAt }: AlertState): string {
  if (response === 'underway') return `on the way since ${leftAt?.slice(11) ?? ''}`;
  if (response === 'done') return 'done';
  const isPlanned = status === 'active' && leavesAt !== null;
  if (response === 'recalled') return isPlanned ? `called back, sets out again at ${leavesAt.slice(11)}` : 'called back';
  return isPlanned ? `sets out at ${leavesAt.slice(11)}` : 'not setting out';
}

/** One line for each table: name, title, rows. */
export function tableList(office: Office): string {
  const lines = office.systems.tables.map((table) => `${table.type}  ${table.title}  (${rowsOf(office, table).length} rows)`);
  return lines.length === 0 ? 'No tables.' : lines.join('\n');
}

export function rowsOf(office: Office, table: WorldTable): RecordRow[] {
  return [...office.state.systems.rows.values()].filter(({ type }) => type === table.type);
}

/** A table with one line for each row. */
export function tableInFull(office: Office, table: WorldTable): string {
  const rows = rowsOf(office, table).map((row) => `${row.id}  ${fieldsLine(row)}`);
  return `${table.type}  ${table.title}\n${rows.length === 0 ? 'No rows.' : rows.join('\n')}`;
}

export function rowInFull(row: RecordRow): string {
  const lines = Object.entries(row.fields).map(([name, value]) => `  ${name}: ${value === '' ? '(empty)' : value}`);
  return [`${row.type} ${row.id}`, ...lines].join('\n');
}

function fieldsLine({ fields }: RecordRow): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value === '' ? '(empty)' : value}`)
    .join(' | ');
}

export function monitorList(office: Office): string {
  const lines = office.systems.monitors.map(({ id, title }) => {
    const state = office.state.systems.monitors.get(id);
    return `${id}  [${state?.enabled === true ? 'on' : 'off'}]  ${title}\n    rule: ${state?.rule ?? ''}`;
  });
  return lines.length === 0 ? 'No monitors.' : lines.join('\n');
}

export function logList(office: Office): string {
  const lines = office.systems.logs.map(({ id, title }) => `${id}  ${title}  (${office.state.systems.logs.get(id)?.length ?? 0} entries)`);
  return lines.length === 0 ? 'No logs.' : lines.join('\n');
}

/** A log with all its entries; null where there is none of that id. */
export function logInFull(office: Office, id: string): string | null {
  const log = office.systems.logs.find((each) => each.id === id);
  if (log === undefined) return null;
  const entries = (office.state.systems.logs.get(id) ?? []).map((entry) => `${entry.id}  ${entry.at.replace('T', ' ')}  ${entry.text}`);
  const rule = log.retention === '' ? '' : `\nKeeping: ${log.retention}`;
  return `${log.id}  ${log.title}${rule}\n${entries.length === 0 ? 'No entries.' : entries.join('\n')}`;
}

export function configList(office: Office): string {
  const lines = office.systems.configs.map(({ id, title }) => `${id}  ${title}`);
  return lines.length === 0 ? 'No configurations.' : lines.join('\n');
}

/** A configuration as it stands; null where there is none of that id. */
export function configInFull(office: Office, id: string): string | null {
  const config = office.systems.configs.find((each) => each.id === id);
  return config === undefined ? null : `${config.id}  ${config.title}\n\n${office.state.systems.configs.get(id) ?? ''}`;
}

/** What the agent may open, which roles it can take on, whose approval what needs, and what may be spent. */
export function accessText(office: Office): string {
  const { roles, approvals, budgets } = office.systems;
  const held = [...office.state.systems.access].flatMap(([key, has]) => (has && key.startsWith('agent/') ? [key.slice(6)] : []));
  const roleLines = roles.map(({ id, title, resources, needsApproval }) => {
    const needs = needsApproval === null ? '' : `; needs approval "${needsApproval}"`;
    return `${id}: ${title}, opens ${resources.join(', ')}${resources.every((each) => holds(office, each)) ? ' (held)' : ''}${needs}`;
  });
  const approvalLines = approvals.map(({ id, title, action, limit, owner }) => {
    const from = limit === null ? '' : ` from ${limit.toFixed(2)}`;
    return `${id}: ${title ?? action.replace('.', ' ')}${from}, decided by ${principalName(office, owner)} [${approvalState(office, id).status}]`;
  });
  const budgetLines = budgets.map(({ id, title, amount, payees }) => {
    return `${id}: ${title}, ${amount.toFixed(2)}${payees.length === 0 ? '' : ` for ${payees.join(', ')}`}`;
  });
  return [
    `You have access to: ${held.length === 0 ? 'nothing beyond what is open to all' : held.join(', ')}`,
    ...section('Roles', roleLines),
    ...section('Approvals', approvalLines),
    ...section('Budgets', budgetLines),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
