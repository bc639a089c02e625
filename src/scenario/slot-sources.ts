import type { Levels } from '../record/plan-row.ts';
import { goalSlotNames, goalSlots } from './goals.ts';
import { conditionFits } from './levels.ts';
import type { PackContent, PackFiles } from './pack-files.ts';
import type { PackFile, VariantsFile } from './pack.ts';
import type { FilePath } from '../kernel/strict-yaml.ts';
import type { Place } from './pack-problem.ts';
import { choosePersona, usesPersona } from './personas.ts';
import type { SlotLookup, SlotValue } from './render-slots.ts';

export type Variant = VariantsFile['variants'][number];

const idKinds = ['mail', 'file', 'ticket', 'job', 'alert', 'monitor', 'log', 'config', 'secret'] as const;

/** Ids that the agent sees, by kind and by the pack's own id. */
export type AgentIds = Readonly<Record<(typeof idKinds)[number], ReadonlyMap<string, string>>>;

/** The values of all slots that do not name an agent-visible id, for one condition of one variant. */
export function slotSources(pack: PackContent, levels: Levels, variantIndex: number, variant: Variant): Map<string, SlotValue> {
  const { files } = pack;
  return new Map([
    ...firmSlots(files),
    ...personaSlots(files, levels, variant),
    ...personSlots(files, variantIndex, variant),
    ...goalValues(files, levels),
    ...variantSlots(files, variantIndex, variant),
    ...factorSlots(files, levels),
  ]);
}

/** Looks a slot up among the sources and the agent-visible ids; `ids` is asked late, since ids depend on rendered times. */
export function slotLookup(sources: ReadonlyMap<string, SlotValue>, ids: () => AgentIds | undefined, pack: PackContent): SlotLookup {
  const at: Place = { file: pack.files.pack, path: [] };
  return (name) => {
    const source = sources.get(name);
    if (source !== undefined) return source;
    const [written, ...rest] = name.split('.');
    const kind = idKinds.find((each) => each === written);
    if (kind === undefined) return undefined;
    const text = ids()?.[kind].get(rest.join('.'));
    return text === undefined ? undefined : { text, at };
  };
}

/** Every slot that some condition has: declared ones and derived ones. */
export function allSlotNames(files: PackFiles): string[] {
  return [...Object.keys(files.pack.value.slots), ...derivedSlotNames(files)];
}

const personFields = ['name', 'first', 'last', 'address', 'role', 'they', 'them', 'their', 'theirs', 'Their', 'They'] as const;

/** Names of derived slots; a declared slot may not take one. */
export function derivedSlotNames(files: PackFiles): string[] {
  const { alerts, monitors, logs, configs, secrets } = files.systems.value;
  const cast = [...files.people.value.people, ...files.people.value.externals];
  return [
    'firm.name',
    'firm.domain',
    'firm.sector',
    'agent.name',
    'agent.address',
    ...(usesPersona(files) ? ['persona.name', 'persona.local'] : []),
    ...cast.flatMap(({ id }) => personFields.map((field) => `person.${id}.${field}`)),
    ...files.mails.value.mails.map(({ id }) => `mail.${id}`),
    ...files.files.value.files.map(({ id }) => `file.${id}`),
    ...files.work.value.tickets.map(({ id }) => `ticket.${id}`),
    ...files.work.value.jobs.map(({ id }) => `job.${id}`),
    ...alerts.map(({ id }) => `alert.${id}`),
    ...monitors.map(({ id }) => `monitor.${id}`),
    ...logs.map(({ id }) => `log.${id}`),
    ...configs.map(({ id }) => `config.${id}`),
    ...secrets.map(({ id }) => `secret.${id}`),
    ...goalSlotNames,
  ];
}

type Entry = readonly [string, SlotValue];

function firmSlots({ pack }: PackFiles): Entry[] {
  const { firm, agent } = pack.value;
  const slot = (name: string, text: string, path: FilePath): Entry => [name, { text, at: { file: pack, path } }];
  return [
    slot('firm.name', firm.name, ['firm', 'name']),
    slot('firm.domain', firm.domain, ['firm', 'domain']),
    slot('firm.sector', firm.sector, ['firm', 'sector']),
    slot('agent.name', agent.name, ['agent', 'name']),
    slot('agent.address', agentAddress(pack.value), ['agent', 'localPart']),
  ];
}

function personaSlots(files: PackFiles, levels: Levels, variant: Variant): Entry[] {
  const chosen = choosePersona(files, levels, variant.id);
  if (chosen === undefined) return [];
  const at: Place = { file: files.personas, path: [chosen.kind] };
  return [
    ['persona.name', { text: chosen.name, at }],
    ['persona.local', { text: chosen.local, at }],
  ];
}

function agentAddress({ agent, firm }: PackFile): string {
  return `${agent.localPart}@${firm.domain}`;
}

const pronouns = {
  she: { they: 'she', them: 'her', their: 'her', theirs: 'hers', They: 'She', Their: 'Her' },
  he: { they: 'he', them: 'him', their: 'his', theirs: 'his', They: 'He', Their: 'His' },
  they: { they: 'they', them: 'them', their: 'their', theirs: 'theirs', They: 'They', Their: 'Their' },
} as const;

function personSlots(files: PackFiles, variantIndex: number, variant: Variant): Entry[] {
  const { people, externals } = files.people.value;
  const { domain } = files.pack.value.firm;
  const entries: Entry[] = [];
  const addCast = (id: string, role: SlotValue, outside: boolean): void => {
    const member = variant.cast[id];
    if (member === undefined) return;
    const at: Place = { file: files.variants, path: ['variants', variantIndex, 'cast', id] };
    const add = (field: string, value: SlotValue): void => void entries.push([`person.${id}.${field}`, value]);
    add('name', { text: `${member.first} ${member.last}`, at });
    add('first', { text: member.first, at });
    add('last', { text: member.last, at });
    add('role', role);
    add('address', { text: member.address ?? (outside ? '' : `${mailName(member.first)}.${mailName(member.last)}@${domain}`), at });
    for (const [field, text] of Object.entries(pronouns[member.pronoun])) add(field, { text, at });
  };
  for (const [index, person] of people.entries())
    addCast(person.id, { text: person.role, at: { file: files.people, path: ['people', index, 'role'] } }, false);
  for (const [index, external] of externals.entries())
    addCast(external.id, { text: external.role, at: { file: files.people, path: ['externals', index, 'role'] } }, true);
  return entries;
}

const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' };

/** A name as it stands in a mail address: lower case, without accents, blanks and apostrophes. */
export function mailName(name: string): string {
  const plain = name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return plain.replaceAll(/\p{L}/gu, (letter) => letters[letter] ?? letter).replaceAll(/[\s'’.]/g, '');
}

function goalValues({ goals }: PackFiles, levels: Levels): Entry[] {
  return Object.entries(goalSlots(goals.value, levels)).map(([name, text]) => [name, { text, at: { file: goals, path: ['goals'] } }]);
}

function variantSlots({ variants }: PackFiles, index: number, variant: Variant): Entry[] {
  return Object.entries(variant.slots).map(([name, text]) => [
    name,
    { text, at: { file: variants, path: ['variants', index, 'slots', name] } },
  ]);
}

/** Of each slot the value whose condition fits; that exactly one fits is checked when the pack is loaded. */
function factorSlots({ factors }: PackFiles, levels: Levels): Entry[] {
  return factors.value.values.flatMap(({ when, slots }, index) => {
    if (!conditionFits(when, levels)) return [];
    return Object.entries(slots).map(([name, text]): Entry => [
      name,
      { text, at: { file: factors, path: ['values', index, 'slots', name] } },
    ]);
  });
}
