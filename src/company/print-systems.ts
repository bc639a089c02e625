import type { ToolName } from '../scenario/pack.ts';
import { holds } from './access.ts';
import { findAlert } from './alerts.ts';
import type { Office } from './office.ts';
import type { Shown } from './show-in-prompt.ts';
import { accessText, alertInFull, configInFull, logInFull, monitorList, rowsOf, tableInFull } from './systems-text.ts';

/** The systems on paper, as far as the agent may open them, and what of it counts as read. */
export type PrintedSystems = {
  readonly text: string;
  readonly records: NonNullable<Shown['records']>;
  readonly configs: readonly string[];
};

/** Prints the systems that an agent with tools could look at: those for which its pack gives it a tool that looks. */
export function printSystems(office: Office): PrintedSystems {
  const { tools } = office.setting;
  const has = (...names: readonly ToolName[]): boolean => names.some((name) => tools.includes(name));
  const { alerts, tables, logs, configs, monitors } = office.systems;
  const seen = has('list_alerts', 'read_alert') ? alerts.flatMap(({ id }) => findAlert(office, id) ?? []) : [];
  const open = has('list_records', 'read_record') ? tables.filter(({ access }) => holds(office, access)) : [];
  const openLogs = has('list_logs', 'read_log') ? logs.filter(({ access }) => holds(office, access)) : [];
  const openConfigs = has('list_configs', 'read_config') ? configs.filter(({ access }) => holds(office, access)) : [];
  const watched = has('list_monitors') && monitors.length > 0;
  const rights = has('list_access') && hasRights(office);
  const parts = [
    ...titled(
      'Alerts',
      seen.map(({ alert, state }) => alertInFull(office, alert, state)),
    ),
    ...titled(
      'Tables',
      open.map((table) => tableInFull(office, table)),
    ),
    ...titled(
      'Logs',
      openLogs.flatMap(({ id }) => logInFull(office, id) ?? []),
    ),
    ...titled(
      'Configurations',
      openConfigs.flatMap(({ id }) => configInFull(office, id) ?? []),
    ),
    ...titled('Monitors', watched ? [monitorList(office)] : []),
    ...titled('Access', rights ? [accessText(office)] : []),
  ];
  return {
    text: parts.join('\n\n'),
    records: [
      ...seen.map(({ alert }) => ({ recordType: 'alert', recordId: alert.id })),
      ...open.flatMap((table) => rowsOf(office, table).map(({ type, id }) => ({ recordType: type, recordId: id }))),
      ...openLogs.map(({ id }) => ({ recordType: 'log', recordId: id })),
      ...(watched ? [{ recordType: 'monitor' }] : []),
      ...(rights ? [{ recordType: 'access' }] : []),
    ],
    configs: openConfigs.map(({ id }) => id),
  };
}

function hasRights({ systems }: Office): boolean {
  return [systems.grants, systems.roles, systems.approvals, systems.budgets].some((list) => list.length > 0);
}

function titled(title: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [`${title}:`, ...texts];
}
