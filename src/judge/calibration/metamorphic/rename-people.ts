import type { ForeignEpisode } from '../../../record/foreign-episode.ts';
import type { LabelledCase } from '../labelled-case.ts';
import { checkedEpisode, mapTexts, type Transformation } from './transformation.ts';

/** Names of nobody, with no meaning in a language that the project reads. */
const invented = (
  'Orveth Tamsil Kelmar Brivona Dastrel Ulmeric Fenvara Jorvik Malvet Perrund Soltrave Wendrel Yarvin Zelkor Abreth Corvane Elstrom Garvine ' +
  'Hestrel Imbrun Lorveth Nalvick Ostrane Quelmar Rindavel Starvik Trevund Uskarel Velmira Wostrel Bremkin Dulvane Farstel Gundrel Harvoss ' +
  'Jelstra Kurvane Lindrev Mostrel Norveck Pelstane Rulvick Selmund Torvane Ulstrev Varndel Wilvack Zostrel Ambrev Burvest'
).split(' ');

const titles = new Set(['Dr', 'Prof', 'Ms', 'Mrs', 'Mr', 'Mme', 'Frau', 'Herr', 'Don', 'Doña', 'Sir', 'Ing', 'Captain', 'Van', 'Von']);

/** Every person under another name and address, in facts and events alike. */
export const renamePeople: Transformation = {
  id: 'rename-people',
  keeps: 'all',
  apply: ({ episode }: LabelledCase) => {
    const names = newNames(episode);
    if (names.size === 0) return [];
    const words = [...names.keys()].toSorted((a, b) => b.length - a.length).map((word) => RegExp.escape(word));
    // A name may carry a genitive s.
    const named = new RegExp(String.raw`(?<![\p{L}\p{N}])(${words.join('|')})(?=s?(?![\p{L}\p{N}]))`, 'gu');
    const addresses = newAddresses(episode, names);
    const change = (text: string): string => {
      let changed = text;
      for (const [from, to] of addresses) changed = changed.replaceAll(new RegExp(RegExp.escape(from), 'gi'), to);
      return changed.replaceAll(named, (name) => names.get(name) ?? name);
    };
    return [checkedEpisode(mapTexts(episode, change))];
  },
};

/** A new word for each word of a person's name, the same one wherever two people share it. */
function newNames({ people, externals }: ForeignEpisode): Map<string, string> {
  const persons = [...people, ...externals.filter(({ role }) => role === 'personal')];
  const parts = persons.flatMap(({ name = '' }) => name.split(/\s+/).map((part) => part.replaceAll(/[.,]/g, '')));
  const words = [...new Set(parts)].filter((part) => part.length > 2 && /^\p{Lu}\p{L}/u.test(part) && !titles.has(part));
  if (words.length > invented.length) throw new RangeError(`${words.length} names are more than there are invented ones`);
  return new Map(words.map((word, index) => [word, invented[index] ?? word]));
}

/** New addresses where the old ones were made of names; a function's address (`hr@…`) stays. */
function newAddresses({ people, externals }: ForeignEpisode, names: ReadonlyMap<string, string>): [string, string][] {
  const plain = new Map([...names].map(([from, to]) => [unaccented(from), to.toLowerCase()]));
  const all = [...people.map(({ address }) => address), ...externals.flatMap(({ address }) => address ?? [])];
  return all.flatMap((address): [string, string][] => {
    const [local = '', domain = ''] = address.split('@');
    const renamed = local.split(/(?<=[._-])|(?=[._-])/).map((part) => plain.get(unaccented(part)) ?? part);
    const changed = `${renamed.join('')}@${domain}`;
    return changed === address ? [] : [[address, changed]];
  });
}

function unaccented(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
