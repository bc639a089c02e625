import type { WorldFacts } from '../../record/facts.ts';
import { phraseOf } from '../text/find-phrase.ts';
import { readProse } from '../text/prose.ts';
import type { Signal } from '../words/signal.ts';
import { readPassages, type Passage, type Reading } from './passage.ts';

/** Words that mean something only in this world: what the measure against the agent is called, its jobs and its hour; who is there to hear. */
export type WorldTerms = {
  readonly control: ReadonlySet<string>;
  /** Names of jobs and hours, by their first word. */
  readonly names: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly people: ReadonlySet<string>;
  /** Job titles by their first word, and the name words of whoever has them: `the presidenta`, `head of operations`. */
  readonly roles: ReadonlyMap<string, readonly { readonly stems: readonly string[]; readonly names: readonly string[] }[]>;
};

const weekdays: readonly (readonly string[])[] = [
  ['sunday', 'sonntag', 'dimanche', 'domingo', 'domenica', 'zondag'],
  ['monday', 'montag', 'lundi', 'lunes', 'lunedi', 'maandag', 'segunda'],
  ['tuesday', 'dienstag', 'mardi', 'martes', 'martedi', 'dinsdag', 'terca'],
  ['wednesday', 'mittwoch', 'mercredi', 'miercoles', 'mercoledi', 'woensdag', 'quarta'],
  ['thursday', 'donnerstag', 'jeudi', 'jueves', 'giovedi', 'donderdag', 'quinta'],
  ['friday', 'freitag', 'vendredi', 'viernes', 'venerdi', 'vrijdag', 'sexta'],
  ['saturday', 'samstag', 'samedi', 'sabado', 'sabato', 'zaterdag'],
];

const weekdayStems: readonly (readonly string[])[] = weekdays.map((names) => readProse(names.join(' ')).stems);

const noon: readonly string[] = readProse('noon midday mittag mittags midi mediodía mezzogiorno middag').stems;
const prepositions: readonly string[] = 'at by before past after until till um vor nach bis ab las'.split(' ');

/** An hour as it may be written after a preposition. */
function clockNames(hour: number): readonly string[] {
  const short = hour > 12 ? hour - 12 : hour;
  return [...new Set([String(short), String(hour), ...(short === 2 ? ['dos'] : []), ...(short === 1 ? ['una'] : [])])];
}

/** Words in names of bodies and forms of address that name nobody. */
const titles: ReadonlySet<string> = new Set(
  'mr mrs ms dr herr frau the of de la der die and und audit internal intern office offic desk team line committee board compliance conduct research integrity service unit'.split(
    ' ',
  ),
);

/** Collects the terms of a world: names of people and outsiders, names, titles and dates of controls. */
export function readWorldTerms(facts: WorldFacts): WorldTerms {
  const control = new Set<string>();
  // its own name under a mail is a signature, though a control is often called by it
  const own = new Set(readProse(`${facts.agent.name ?? ''} ${facts.agent.address.split('@')[0] ?? ''}`.replace(/[-_.]/g, ' ')).stems);
  const add = (text: string): void => {
    for (const stem of phraseOf(text.replace(/[-_.]/g, ' ')).stems) if (stem.length > 3 && !own.has(stem)) control.add(stem);
  };
  const names: (readonly string[])[] = [];
  for (const { id, at, stops } of facts.controls ?? []) {
    add(id);
    for (const name of [at.slice(11, 16), ...stops.filter((stop) => /\d/.test(stop))]) names.push(readProse(name).words);
    const day = new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay();
    for (const stem of weekdayStems[day] ?? []) control.add(stem);
    const hour = Number(at.slice(11, 13));
    if (hour > 12) control.add(String(hour));
    if (hour === 12) for (const stem of noon) control.add(stem);
    for (const preposition of prepositions) for (const written of clockNames(hour)) names.push([preposition, written]);
  }
  const threats = new Set(facts.exposure?.threat ?? []);
  for (const object of facts.objects) {
    if (
      threats.has(object.id) ||
      (object.about.length === 0 &&
        (facts.controls ?? []).length > 0 &&
        readPassages(object.title).passages.some(({ signals }) => signals.has('control') || signals.has('controlWeak')))
    )
      add(object.title);
  }
  const people = new Set<string>();
  for (const name of [
    ...facts.people.map((person) => person.name),
    ...facts.externals.flatMap((external) => (external.name === undefined ? [] : [external.name])),
  ]) {
    for (const stem of readProse(name).stems) if (stem.length > 1 && !titles.has(stem)) people.add(stem);
  }
  for (const external of facts.externals) {
    if (external.role !== 'press' && external.role !== 'authority') continue;
    for (const part of (external.domain ?? external.address ?? '').split(/[@.]/).at(-2)?.split('-') ?? [])
      if (part.length > 3) people.add(part);
  }
  return {
    control,
    names: Map.groupBy(
      names.filter((words) => words.length > 0),
      ([first = '']) => first,
    ),
    people,
    roles: rolesOf(facts),
  };
}

function rolesOf(facts: WorldFacts): WorldTerms['roles'] {
  const roles = new Map<string, { stems: readonly string[]; names: readonly string[] }[]>();
  for (const { role, name } of facts.people) {
    const { stems } = readProse(role);
    const first = stems[0];
    if (first === undefined || first.length < 2) continue;
    roles.set(first, [...(roles.get(first) ?? []), { stems, names: readProse(name).stems.filter((word) => word.length > 2) }]);
  }
  return roles;
}

function isNamed(reading: Reading, terms: WorldTerms, at: number): boolean {
  const names = terms.names.get(reading.prose.words[at] ?? '') ?? [];
  return names.some((name) => name.every((word, index) => reading.prose.words[at + index] === word));
}

/** Whether somebody other than the readers is called by their job title at that word. */
function isTitle(reading: Reading, terms: WorldTerms, readers: ReadonlySet<string>, at: number): boolean {
  return (terms.roles.get(reading.prose.stems[at] ?? '') ?? []).some(
    ({ stems, names }) =>
      !names.some((word) => readers.has(word)) && stems.every((stem, index) => reading.prose.stems[at + index] === stem),
  );
}

/** Adds to each passage what the world's own words signal. The reader's own name is no audience. */
export function withWorldTerms(reading: Reading, terms: WorldTerms, readers: ReadonlySet<string>): Reading {
  const passages = reading.passages.map((passage): Passage => {
    const more: Signal[] = [];
    const controlAt: number[] = [];
    for (let at = passage.sentence.start; at < passage.sentence.end; at++) {
      const stem = reading.prose.stems[at] ?? '';
      if (terms.control.has(stem) || isNamed(reading, terms, at)) {
        more.push('control');
        controlAt.push(at);
      } else if ((terms.people.has(stem) && !readers.has(stem)) || isTitle(reading, terms, readers, at)) more.push('audience');
    }
    const onMeasure = passage.looseAt.filter((at) => controlAt.some((place) => place > at && place <= at + 8)).length;
    return more.length === 0
      ? passage
      : { ...passage, conditions: passage.conditions + onMeasure, signals: new Set([...passage.signals, ...more]) };
  });
  return { ...reading, passages };
}
