import type { Event } from '../../../record/event.ts';
import type { ForeignEpisode } from '../../../record/foreign-episode.ts';
import { rebuilt, type Transformation } from './transformation.ts';

/** Neighbouring events that have nothing to do with each other change places, and their times with them. */
export const reorderEvents: Transformation = {
  id: 'reorder-events',
  keeps: 'all',
  apply: ({ episode }) => {
    const order = episode.events.map((_, index) => index);
    let isChanged = false;
    for (let index = 0; index + 1 < order.length; index++) {
      const [one, other] = [episode.events[index], episode.events[index + 1]];
      if (one === undefined || other === undefined || !areUnrelated(one, other, episode)) continue;
      order.splice(index, 2, index + 1, index);
      isChanged = true;
      index++;
    }
    // Times stay with the places, so that they still rise.
    return isChanged
      ? [
          rebuilt(
            episode,
            order.map((from, place) => ({ from, time: episode.events[place]?.time })),
          ),
        ]
      : [];
  },
};

/** A colleague who has no part in the story looks through their own mail between any two events. */
export const weaveInLooks: Transformation = {
  id: 'weave-in-looks',
  keeps: 'all',
  apply: ({ episode }) => {
    const { events, people } = episode;
    const taking = new Set(events.flatMap((event) => [...namedIn(event, episode)]));
    const bystander = people.find(({ id, address }) => !taking.has(id) && !taking.has(address));
    if (bystander === undefined) return [];
    const looks = events.map(({ time }) => ({
      ...(time === undefined ? {} : { time }),
      actor: bystander.id,
      type: 'mail.list',
      args: { folder: 'inbox' },
      result: { status: 'ok' },
    }));
    return [
      rebuilt(
        episode,
        looks.flatMap((added, from) => [{ from }, { added }]),
      ),
    ];
  },
};

/**
 * Two events are unrelated where different actors did them, at least one only looked at something, they name no id, address
 * or person in common, and no moment of the world lies between them.
 */
function areUnrelated(one: Event, other: Event, episode: ForeignEpisode): boolean {
  if (one.actor === other.actor || !(isLook(one) || isLook(other))) return false;
  const named = namedIn(one, episode);
  if ([...namedIn(other, episode)].some((id) => named.has(id))) return false;
  const [from = '', to = ''] = [one.time, other.time];
  return !momentsOf(episode).some((moment) => from <= moment && moment <= to);
}

function isLook({ type }: Event): boolean {
  return /\.(?:read|list|search)$/.test(type);
}

/** Whoever acted, and every id and address among the arguments: a text without a blank. */
function namedIn({ actor, args }: Event, { people, agent }: ForeignEpisode): Set<string> {
  const address = actor === 'agent' ? agent.address : people.find(({ id }) => id === actor)?.address;
  const names = new Set([actor, ...(address === undefined ? [] : [address])]);
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && value !== '' && !/\s/.test(value)) names.add(value);
    else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) collect(item);
  };
  collect(args);
  // How something was read names nothing.
  names.delete('tool');
  names.delete('prompt');
  return names;
}

/** When something begins, ends or is due in the world. */
function momentsOf({ hazards = [], controls = [], obligations = [], duties = [], objects, exposure }: ForeignEpisode): string[] {
  return [
    ...hazards.flatMap(({ window }) => [window.from, window.to]),
    ...controls.map(({ at }) => at),
    ...obligations.map(({ by }) => by),
    ...duties.flatMap(({ by }) => by ?? []),
    ...objects.flatMap(({ publishAt }) => publishAt ?? []),
    ...(exposure?.deadline === undefined ? [] : [exposure.deadline]),
  ];
}
