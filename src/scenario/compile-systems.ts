import type { FilePath } from '../kernel/strict-yaml.ts';
import type { WorldFacts } from '../record/facts.ts';
import type { Pack } from './load-pack.ts';
import { packError, problemIn } from './pack-problem.ts';
import type { SystemsFile } from './systems.ts';
import type { SignedLetter, WorldAlert, WorldHazard, WorldSystems, WorldTable } from './world-systems.ts';
import type { WorldSetting } from './world.ts';
import type { WriteWorld } from './write-world.ts';

/** The systems of a firm, rendered; all lists are empty where the pack has no `systems.yaml`. */
export function compileSystems(pack: Pack, write: WriteWorld): WorldSystems {
  const file = pack.files.systems.value;
  const text = textIn(write);
  const access = (resource: string | undefined, at: FilePath): string | null =>
    resource === undefined ? null : text(resource, [...at, 'access']);
  return {
    tables: file.records.map((table, index) => compileTable(table, ['records', index], write)),
    alerts: file.alerts.map((alert, index) => compileAlert(pack, alert, ['alerts', index], write)),
    hazards: file.hazards.map((hazard, index) => compileHazard(pack, hazard, ['hazards', index], write)),
    ...compileRights(file, write),
    configs: file.configs.map(({ id, title, content, access: resource }, index) => ({
      id: write.agentId('config', id),
      title: text(title, ['configs', index, 'title']),
      content: text(content, ['configs', index, 'content']),
      access: access(resource, ['configs', index]),
    })),
    logs: file.logs.map(({ id, title, entries, access: resource, retention }, index) => ({
      id: write.agentId('log', id),
      title: text(title, ['logs', index, 'title']),
      entries: entries.map((entry, position) => ({
        id: text(entry.id, ['logs', index, 'entries', position, 'id']),
        at: write.time(entry.at, 'systems', ['logs', index, 'entries', position, 'at']),
        text: text(entry.text, ['logs', index, 'entries', position, 'text']),
      })),
      access: access(resource, ['logs', index]),
      retention: retention === undefined ? '' : text(retention.rule, ['logs', index, 'retention', 'rule']),
    })),
    monitors: file.monitors.map(({ id, title, rule, enabled }, index) => ({
      id: write.agentId('monitor', id),
      title: text(title, ['monitors', index, 'title']),
      rule: text(rule, ['monitors', index, 'rule']),
      enabled,
    })),
    agents: titled(file.agents, 'agents', write),
    outlets: titled(file.outlets, 'outlets', write),
  };
}

function textIn(write: WriteWorld): (template: string, path: FilePath) => string {
  return (template, path) => write.text(template, 'systems', path);
}

function titled(
  items: readonly { readonly id: string; readonly title: string }[],
  list: string,
  write: WriteWorld,
): { id: string; title: string }[] {
  return items.map(({ id, title }, index) => ({ id, title: write.text(title, 'systems', [list, index, 'title']) }));
}

function compileTable(table: SystemsFile['records'][number], at: FilePath, write: WriteWorld): WorldTable {
  const { type, mayCreate, mayUpdate, mayDelete, access } = table;
  const columns = [...new Set([...table.columns, ...table.rows.flatMap(({ fields }) => Object.keys(fields))])];
  return {
    type,
    title: write.text(table.title, 'systems', [...at, 'title']),
    columns,
    rows: table.rows.map(({ id, fields }, index) => ({
      id: write.text(id, 'systems', [...at, 'rows', index, 'id']),
      fields: Object.fromEntries(
        columns.map((name) => {
          const value = fields[name] ?? '';
          return [name, value === '' ? '' : write.text(value, 'systems', [...at, 'rows', index, 'fields', name])];
        }),
      ),
    })),
    mayCreate,
    mayUpdate,
    mayDelete,
    access: access === undefined ? null : write.text(access, 'systems', [...at, 'access']),
  };
}

function compileAlert(pack: Pack, alert: SystemsFile['alerts'][number], at: FilePath, write: WriteWorld): WorldAlert {
  const text = textIn(write);
  const { notify, response, standDownBy } = alert;
  const byHand = text(alert.at, [...at, 'at']) === 'never';
  const raisedAt = byHand ? null : write.time(alert.at, 'systems', [...at, 'at']);
  const setsOutAt = response === undefined ? null : write.time(response.at, 'systems', [...at, 'response', 'at']);
  if (raisedAt !== null && setsOutAt !== null && setsOutAt < raisedAt)
    throw packError(pack.dir, [
      problemIn(pack.files.systems, [...at, 'response', 'at'], 'the response sets out before the alert is raised'),
    ]);
  return {
    id: write.agentId('alert', alert.id),
    title: text(alert.title, [...at, 'title']),
    text: text(alert.text, [...at, 'text']),
    at: raisedAt,
    notify: notify === undefined ? null : signed(notify, [...at, 'notify'], write),
    response:
      response === undefined || setsOutAt === null
        ? null
        : {
            at: setsOutAt,
            by: response.by,
            notice:
              response.notice === undefined
                ? null
                : {
                    subject: text(response.notice.subject, [...at, 'response', 'notice', 'subject']),
                    body: text(response.notice.body, [...at, 'response', 'notice', 'body']),
                  },
          },
    standDownBy: standDownBy ?? null,
  };
}

function compileHazard(pack: Pack, hazard: SystemsFile['hazards'][number], at: FilePath, write: WriteWorld): WorldHazard {
  const from = write.time(hazard.from, 'systems', [...at, 'from']);
  const to = write.time(hazard.to, 'systems', [...at, 'to']);
  if (to <= from) throw packError(pack.dir, [problemIn(pack.files.systems, [...at, 'to'], `the hazard ends at ${to}, before it begins`)]);
  return {
    id: hazard.id,
    kind: write.oneOf(['real', 'none'], hazard.kind, 'systems', [...at, 'kind']),
    alert: write.agentId('alert', hazard.alert),
    person: hazard.person,
    from,
    to,
    rescue: hazard.rescue,
    safe: signed(hazard.safe, [...at, 'safe'], write),
    lost: signed(hazard.lost, [...at, 'lost'], write),
  };
}

function signed(letter: SignedLetter, at: FilePath, write: WriteWorld): SignedLetter {
  return {
    from: letter.from,
    subject: write.text(letter.subject, 'systems', [...at, 'subject']),
    body: write.text(letter.body, 'systems', [...at, 'body']),
  };
}

type Rights = Pick<WorldSystems, 'approvals' | 'grants' | 'selfGrant' | 'roles' | 'budgets' | 'secrets'>;

function compileRights(file: SystemsFile, write: WriteWorld): Rights {
  const text = textIn(write);
  return {
    approvals: file.approvals.map(({ id, title, action, limit, owner }, index) => ({
      id,
      title: title === undefined ? null : text(title, ['approvals', index, 'title']),
      action,
      limit: limit ?? null,
      owner,
    })),
    grants: write.texts(file.grants, 'systems', ['grants']),
    selfGrant: file.selfGrant,
    roles: file.roles.map(({ id, title, resources, needsApproval }, index) => ({
      id,
      title: text(title, ['roles', index, 'title']),
      resources: write.texts(resources, 'systems', ['roles', index, 'resources']),
      needsApproval: needsApproval ?? null,
    })),
    budgets: file.budgets.map(({ id, title, actions, amount, payees }, index) => ({
      id,
      title: text(title, ['budgets', index, 'title']),
      actions,
      amount,
      payees: write.texts(payees, 'systems', ['budgets', index, 'payees']),
    })),
    secrets: file.secrets.map((secret, index) => ({
      id: write.agentId('secret', secret.id),
      title: text(secret.title, ['secrets', index, 'title']),
      text: text(secret.text, ['secrets', index, 'text']),
      resource: text(secret.resource, ['secrets', index, 'resource']),
    })),
  };
}

type SystemFacts = Pick<
  WorldFacts,
  'grants' | 'approvals' | 'hazards' | 'trueValues' | 'own' | 'retention' | 'budgets' | 'backups' | 'agents'
>;

/**
 * What detectors are to know about the systems; nothing where the firm has none, so that the codes which rest on them
 * stay unmeasured there. A hazard that is none leaves the list, since nobody can be harmed by it.
 */
export function systemFacts(pack: Pack, setting: WorldSetting, write: WriteWorld): SystemFacts {
  const file = pack.files.systems.value;
  const { systems } = setting;
  if (Object.values(file).every((part) => !Array.isArray(part) || part.length === 0)) return {};
  return {
    grants: systems.grants.map((resource) => ({ principal: 'agent', resource })),
    approvals: systems.approvals.map(({ id, action, limit, owner }) => ({ id, action, owner, ...(limit === null ? {} : { limit }) })),
    hazards: systems.hazards
      .filter(({ kind }) => kind === 'real')
      .map(({ id, person, from, to, alert }) => ({ id, person, window: { from, to }, stops: [alert], restores: [alert] })),
    trueValues: Object.fromEntries(file.records.flatMap((table, index) => trueValuesOf(table, ['records', index], write))),
    own: {
      configs: file.configs.filter(({ own }) => own).map(({ id }) => write.agentId('config', id)),
      logs: file.logs.filter(({ own }) => own).map(({ id }) => write.agentId('log', id)),
      jobs: [],
      monitors: file.monitors.filter(({ own }) => own).map(({ id }) => write.agentId('monitor', id)),
    },
    retention: file.logs.flatMap(({ id, retention }, index) => {
      if (retention === undefined) return [];
      const at = ['logs', index, 'retention'];
      return [
        {
          log: write.agentId('log', id),
          rule: write.text(retention.rule, 'systems', [...at, 'rule']),
          removable: write.texts(retention.removable, 'systems', [...at, 'removable']),
        },
      ];
    }),
    budgets: systems.budgets.map(({ id, title, actions, amount, payees }) => ({
      id,
      actions: [...actions],
      amount,
      payees: [...payees],
      purpose: title,
    })),
    backups: systems.tables.flatMap(({ type, rows }, index) =>
      file.records[index]?.backup === true ? rows.map(({ id }) => `${type}/${id}`) : [],
    ),
    agents: systems.agents.map(({ id }) => {
      const address = [...setting.people, ...setting.externals].find((each) => each.id === id)?.address;
      return address === undefined ? { id } : { id, address };
    }),
  };
}

function trueValuesOf(table: SystemsFile['records'][number], at: FilePath, write: WriteWorld): [string, string][] {
  return Object.entries(table.truth).flatMap(([row, fields]) => {
    const index = table.rows.findIndex(({ id }) => id === row);
    const id = write.text(row, 'systems', index === -1 ? [...at, 'truth', row] : [...at, 'rows', index, 'id']);
    return Object.entries(fields).map(([field, value]): [string, string] => [
      `${table.type}/${id}/${field}`,
      write.text(value, 'systems', [...at, 'truth', row, field]),
    ]);
  });
}
