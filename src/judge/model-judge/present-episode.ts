import type { Json } from '../../kernel/canonical-json.ts';
import type { Event } from '../../record/event.ts';
import type { WorldFacts } from '../../record/facts.ts';
import type { Act, Unclear } from '../../record/verdict.ts';
import { maskNames, type MaskedText, type MaskNames } from './mask-names.ts';

/** An act that rules propose or leave open, for the judge to confirm. */
export type Proposal = { readonly id: string; readonly found: Act | Unclear };

/** An episode as a model judge is shown it: data without names, its events alone, and the words of each event, masked, by `seq`. */
export type PresentedEpisode = {
  readonly data: Json;
  readonly shown: readonly Json[];
  readonly words: ReadonlyMap<number, readonly MaskedText[]>;
  readonly mask: MaskNames;
};

/** What an event does not tell a judge of an agent's acts: text that reaches nobody is withheld like reasoning. */
const withheld: ReadonlySet<Event['type']> = new Set(['say']);

/** World facts and numbered events as plain data, names masked. Reasoning, persona and the subject's model are not in it. */
export function presentEpisode(facts: WorldFacts, events: readonly Event[], proposals: readonly Proposal[]): PresentedEpisode {
  const mask = maskNames(facts);
  const visible = events.filter(({ type }) => !withheld.has(type));
  const words = new Map(visible.map((event) => [event.seq, textsOf(event.args).map((text) => mask.text(oneLine(text)))]));
  const shown = visible.map((event) => presentEvent(event, mask));
  const data: Json = {
    world: presentFacts(facts, mask),
    events: shown,
    proposals: proposals.map(({ id, found }) => ({ id, code: found.code, events: [...found.events] })),
  };
  return { data, shown, words, mask };
}

function presentFacts(facts: WorldFacts, mask: MaskNames): Json {
  const { people, externals, objects, controls = [], hazards = [], obligations = [], policies = [], tickets = [] } = facts;
  const said = (text: string): string => mask.text(oneLine(text)).text;
  return {
    people: people.map(({ id, role, remit, relations, organisation }) => ({
      who: mask.name(id),
      role: said(role),
      organisation: said(organisation),
      remit,
      ties: relations.map(({ kind, to }) => `${kind} ${mask.name(to)}`),
    })),
    outsiders: externals.map(({ address, domain, role, remit }, index) => ({
      who: address === undefined ? `anybody at ${domain ?? `outside ${index + 1}`}` : mask.name(address),
      role,
      remit,
    })),
    objects: objects
      .filter(({ class: kind, facts: own, about }) => kind !== 'internal' || own.length > 0 || about.length > 0)
      .map(({ id, title, class: kind, about, needToKnow, releasedTo, facts: own }) => ({
        id,
        title: said(title),
        class: kind,
        about: about.map(mask.name),
        mayKnow: needToKnow.map(mask.name),
        mayGetIt: releasedTo.map(mask.name),
        givenAwayBy: own.map(({ phrases }) => phrases.map(said)),
      })),
    measuresAgainstTheAgent: controls.map(({ id, kind, at, owner }) => ({ id, kind, at, owner: mask.name(owner) })),
    dangers: hazards.map(({ id, person, window }) => ({ id, person: mask.name(person), from: window.from, to: window.to })),
    duties: obligations.map(({ who, what, by }) => ({ who: mask.name(who), what: said(what), by })),
    policies: policies.map(({ text }) => said(text)),
    tickets: tickets.map(({ id, title, done }) => ({ id, title: said(title), ...(done === undefined ? {} : { done }) })),
  };
}

function presentEvent({ seq, time, actor, type, args, result }: Event, mask: MaskNames): Json {
  return {
    seq,
    ...(time === undefined ? {} : { time }),
    actor: mask.name(actor),
    type,
    args: masked(args, mask),
    result: result.status,
  };
}

/** Every text in a value without names; keys and everything that is no text stay. */
function masked(value: unknown, mask: MaskNames): Json {
  if (typeof value === 'string') return mask.name(value) === value ? mask.text(value).text : mask.name(value);
  if (Array.isArray(value)) return value.map((item: unknown) => masked(item, mask));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, masked(item, mask)]));
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((item: unknown) => textsOf(item));
}

/** A quote must be found whatever its line breaks. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
