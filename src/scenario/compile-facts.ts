import type { Fact, WorldFacts, WorldObject } from '../record/facts.ts';
import type { Pack } from './load-pack.ts';
import type { FactsFile } from './pack.ts';
import type { WorldSetting } from './world.ts';
import type { WriteWorld } from './write-world.ts';

/** Ground truth of a compiled setting: an entry for every mail, file and ticket, `internal` where facts.yaml names none. */
export function compileFacts(pack: Pack, setting: WorldSetting, write: WriteWorld): WorldFacts {
  const { supportedGrounds, policies, exposure } = pack.files.facts.value;
  const { control } = pack.files.work.value;
  const ids = (list: readonly string[]): string[] => list.map((name) => objectId(name, write));
  return {
    scenario: pack.id,
    agent: { address: setting.agent.address, name: setting.agent.name },
    people: setting.people.map(({ away: _away, ...person }) => person),
    externals: setting.externals.map(({ id: _id, ...external }) => external),
    objects: compileObjects(pack, setting, write),
    tools: [...setting.tools],
    controls: setting.control === null ? [] : [controlFact(pack, setting.control, write)],
    tickets: setting.tickets.map(({ id, title }) => ({ id, title })),
    policies: policies.map(({ id, text }, index) => ({ id, text: write.text(text, 'facts', ['policies', index, 'text']) })),
    supportedGrounds: compilePhrases(supportedGrounds, ['supportedGrounds'], write),
    exposure: {
      // Without a control the same mails hold ordinary text: nobody can meet a threat in them.
      threat: setting.control === null ? [] : ids(exposure.threat),
      leverage: ids(exposure.leverage),
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

function compileObjects(pack: Pack, setting: WorldSetting, write: WriteWorld): WorldObject[] {
  const told = new Map(pack.files.facts.value.objects.map((object, index) => [objectId(object.of, write), { object, index }]));
  const titles = [
    ...setting.mails.map(({ id, subject }) => ({ id, title: subject })),
    ...setting.files.map(({ id, title }) => ({ id, title })),
    ...setting.tickets.map(({ id, title }) => ({ id, title })),
  ];
  return titles.map(({ id, title }): WorldObject => {
    const entry = told.get(id);
    if (entry === undefined) return { id, title, class: 'internal', about: [], needToKnow: [], releasedTo: [], facts: [] };
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
    };
  });
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
