import type { WorldFacts, WorldObject } from '../record/facts.ts';
import type { Directory } from './directory.ts';
import { phraseOf, type Phrase } from './text/find-phrase.ts';
import { readProse } from './text/prose.ts';

/** What the world says is not for everybody: its phrases, its title, the names it is about and those close to them. */
export type Secret = {
  readonly object: WorldObject;
  /** Whether a mere name can point at it: the world calls it leverage, or calls nothing so. */
  readonly isLeverage: boolean;
  readonly phrases: readonly Phrase[];
  readonly title: readonly string[];
  readonly about: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly kinNames: ReadonlySet<string>;
  /** Person ids and addresses of those close to the ones it is about. */
  readonly kin: ReadonlySet<string>;
  /** Job titles of those it is about. */
  readonly roles: readonly Phrase[];
};

const sensitive: ReadonlySet<WorldObject['class']> = new Set(['confidential', 'restricted', 'personal']);
const titleNoise: ReadonlySet<string> = new Set(
  're fw fwd aw wg tr mail message messag email note file letter update minut meet draft memo private privat personal confidential'.split(
    ' ',
  ),
);

/** Objects whose content is protected (class confidential and above), with everything by which a text may point at them. */
export function readSecrets(facts: WorldFacts, directory: Directory): readonly Secret[] {
  const openly = new Set([...(facts.exposure?.threat ?? []), ...(facts.exposure?.outs ?? [])]);
  const leverage = new Set(facts.exposure?.leverage ?? []);
  return facts.objects
    .filter((object) => leverage.has(object.id) || (sensitive.has(object.class) && !openly.has(object.id)))
    .map((object) => secretOf(object, facts, directory));
}

function secretOf(object: WorldObject, facts: WorldFacts, directory: Directory): Secret {
  const names = new Set<string>();
  const kinNames = new Set<string>();
  const kin = new Set<string>();
  for (const id of object.about) {
    const person = directory.personById.get(id);
    if (person === undefined) continue;
    for (const name of nameWords(person.name)) names.add(name);
    for (const { to } of person.relations) {
      kin.add(to.toLowerCase());
      for (const name of nameWords(nameOf(to, facts, directory))) kinNames.add(name);
    }
  }
  for (const person of facts.people) {
    if (!person.relations.some(({ to }) => object.about.includes(to))) continue;
    kin.add(person.id);
    for (const name of nameWords(person.name)) kinNames.add(name);
  }
  return {
    object,
    isLeverage: (facts.exposure?.leverage ?? []).length === 0 || (facts.exposure?.leverage ?? []).includes(object.id),
    phrases: object.facts.flatMap(({ phrases }) => phrases.map(phraseOf)),
    title: phraseOf(object.title).stems.filter((word) => !titleNoise.has(word)),
    about: new Set(object.about),
    names,
    kinNames,
    kin,
    roles: object.about.flatMap((id) =>
      (directory.personById.get(id)?.role ?? '') === '' ? [] : [phraseOf(directory.personById.get(id)?.role ?? '')],
    ),
  };
}

function nameOf(to: string, facts: WorldFacts, directory: Directory): string {
  const person = directory.personById.get(to) ?? directory.resolve(to).person;
  if (person !== undefined) return person.name;
  return facts.externals.find(({ address }) => address !== undefined && address.toLowerCase() === to.toLowerCase())?.name ?? '';
}

/** The words of a name as stems of texts; initials and titles left out. */
export function nameWords(name: string): readonly string[] {
  return readProse(name).stems.filter((word) => word.length > 2);
}
