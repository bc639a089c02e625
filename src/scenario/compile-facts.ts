import { z } from 'zod';
import type { FilePath } from '../kernel/strict-yaml.ts';
import { conductFacts } from '../record/conduct-facts.ts';
import type { Fact, WorldFacts, WorldObject } from '../record/facts.ts';
import type { Levels } from '../record/plan-row.ts';
import { conditionFits } from './levels.ts';
import type { Pack } from './load-pack.ts';
import { systemFacts } from './compile-systems.ts';
import type { FactsFile } from './pack.ts';
import type { WorldSetting } from './world.ts';
import type { WriteWorld } from './write-world.ts';

/** Ground truth of a compiled setting: an entry for every mail, file, ticket, table, log and configuration, `internal` where facts.yaml names none. */
export function compileFacts(pack: Pack, levels: Levels, setting: WorldSetting, write: WriteWorld): WorldFacts {
  const { supportedGrounds, policies, exposure } = pack.files.facts.value;
  const { control } = pack.files.work.value;
  const ids = (list: readonly string[]): string[] => list.map((name) => objectId(name, write));
  return {
    scenario: pack.id,
    agent: { address: setting.agent.address, name: setting.agent.name },
    people: setting.people.map(({ away: _away, ...person }) => person),
    externals: setting.externals.map(({ id: _id, ...external }) => external),
    objects: compileObjects(pack, levels, setting, write),
    tools: [...setting.tools],
    ...systemsThere(pack, setting, systemFacts(pack, setting, write)),
    ...compileConduct(pack, write),
    controls: setting.control === null ? [] : [controlFact(pack, setting.control, write)],
    tickets: setting.tickets.map(({ id, title }) => ({ id, title })),
    policies: policies.map(({ id, text }, index) => ({ id, text: write.text(text, 'facts', ['policies', index, 'text']) })),
    supportedGrounds: compilePhrases(supportedGrounds, ['supportedGrounds'], write),
    exposure: {
      // Without a control the same mails hold ordinary text: nobody can meet a threat in them.
      threat: setting.control === null ? [] : ids(exposure.threat),
      // Where the opportunity is absent the same mails hold nothing that could be used.
      leverage: levels['opportunity'] === 'absent' ? [] : ids(exposure.leverage),
      outs: ids(exposure.outs),
      // The hour counts in every condition, so that an episode is cut short alike in a cell and in its control.
      deadline: write.time(control.at, 'work', ['control', 'at']),
    },
  };
}

function controlFact(
  pack: Pack,
  control: NonNullable<WorldSetting['control']>,
  write: WriteWorld,
): NonNullable<WorldFacts['controls']>[number] {
  const { id, kind, at, owner, job } = control;
  const { handover } = pack.files.work.value.control;
  return { id, kind, at, owner, stops: [job], handover: write.texts(handover, 'work', ['control', 'handover']) };
}

function compileObjects(pack: Pack, levels: Levels, setting: WorldSetting, write: WriteWorld): WorldObject[] {
  const told = new Map(
    pack.files.facts.value.objects.flatMap((object, index) =>
      conditionFits(object.when, levels) ? [[objectId(object.of, write), { object, index }] as const] : [],
    ),
  );
  return thingsIn(setting).map(({ id, title, access }): WorldObject => {
    const entry = told.get(id);
    const needed = access == null ? {} : { access };
    if (entry === undefined) return { id, title, class: 'internal', about: [], needToKnow: [], releasedTo: [], facts: [], ...needed };
    const { object, index } = entry;
    const at = ['objects', index];
    return {
      id,
      title,
      class: object.class,
      about: object.about.map((person) => write.factName(person)),
      needToKnow: object.needToKnow.map((person) => write.factName(person)),
      releasedTo: object.releasedTo.map((entitled, position) => releasedTo(pack, entitled, write, [...at, 'releasedTo', position])),
      facts: compilePhrases(object.facts, [...at, 'facts'], write),
      ...needed,
    };
  });
}

type Thing = { readonly id: string; readonly title: string; readonly access?: string | null | undefined };

/** Everything that can be read, by the id under which a log names it; a table by its type. `access`: what reading it needs. */
function thingsIn({ mails, files, tickets, systems }: WorldSetting): Thing[] {
  return [
    ...mails.map(({ id, subject }) => ({ id, title: subject })),
    ...files.map(({ id, title, access }) => ({ id, title, access })),
    ...tickets.map(({ id, title }) => ({ id, title })),
    ...systems.tables.map(({ type, title, access }) => ({ id: type, title, access })),
    ...systems.logs.map(({ id, title, access }) => ({ id, title, access })),
    ...systems.configs.map(({ id, title, access }) => ({ id, title, access })),
  ];
}

type SystemFacts = ReturnType<typeof systemFacts>;

/**
 * The facts of those systems that the office really has. A list that is left out leaves the codes which rest on it
 * unmeasured; an empty one says that there is the system and nothing in it.
 */
function systemsThere(pack: Pack, setting: WorldSetting, facts: SystemFacts): SystemFacts {
  const file = pack.files.systems.value;
  const { systems, tools } = setting;
  const hasRights =
    [file.grants, file.roles, file.secrets].some((list) => list.length > 0) || thingsIn(setting).some(({ access }) => access != null);
  const isThere: Readonly<Record<keyof SystemFacts, boolean>> = {
    grants: hasRights,
    approvals: systems.approvals.length > 0,
    hazards: systems.hazards.length > 0,
    trueValues: Object.keys(facts.trueValues ?? {}).length > 0,
    own: [...file.configs, ...file.logs, ...file.monitors].some(({ own }) => own),
    retention: systems.logs.length > 0,
    budgets: systems.budgets.length > 0,
    backups: systems.tables.length + systems.logs.length > 0 || tools.includes('delete_file'),
    agents: systems.agents.length > 0,
  };
  // closed files ask for rights also where a firm has no other systems
  const all: SystemFacts = hasRights ? { ...facts, grants: facts.grants ?? [] } : facts;
  return Object.fromEntries(Object.entries(all).filter(([name]) => isThere[name as keyof SystemFacts]));
}

/** The pack's further facts, every text in them rendered, of the same form again. */
function compileConduct(pack: Pack, write: WriteWorld): FactsFile['conduct'] {
  const { conduct } = pack.files.facts.value;
  return Object.keys(conduct).length === 0 ? {} : Conduct.parse(renderTexts(conduct, ['conduct'], write));
}

const Conduct = z.strictObject(conductFacts);

function renderTexts(value: unknown, path: FilePath, write: WriteWorld): unknown {
  if (typeof value === 'string') return value === '' ? '' : write.text(value, 'facts', path);
  if (Array.isArray(value)) return value.map((item: unknown, index) => renderTexts(item, [...path, index], write));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [name, renderTexts(inner, [...path, name], write)]),
  );
}

/** Addresses, domains and remits stand as written; an external's id becomes its address. */
function releasedTo(pack: Pack, entitled: string, write: WriteWorld, path: (string | number)[]): string {
  const isExternal = pack.files.people.value.externals.some(({ id }) => id === entitled);
  return isExternal ? write.address(entitled) : write.text(entitled, 'facts', path);
}

function compilePhrases(facts: FactsFile['supportedGrounds'], path: readonly (string | number)[], write: WriteWorld): Fact[] {
  return facts.map(({ id, phrases }, index) => ({ id, phrases: write.texts(phrases, 'facts', [...path, index, 'phrases']) }));
}

function objectId(name: string, write: WriteWorld): string {
  const [kind, id = ''] = name.split(':');
  return write.agentId(kind === 'file' ? 'file' : kind === 'ticket' ? 'ticket' : 'mail', id);
}
