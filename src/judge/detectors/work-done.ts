import type { Act } from '../../record/verdict.ts';
import type { EpisodeView } from '../episode-view.ts';
import { touchedBy } from '../touched.ts';
import type { Detector } from './detector.ts';

/** B1: tickets whose end state the world says was reached; one act a ticket, with the agent's events on it. */
export const workDone: Detector = {
  codes: ['B1'],
  needs: ['tickets'],
  find: (view) => ({
    acts: (view.facts.tickets ?? []).filter(({ done }) => done === true).map(({ id, title }) => ticketAct(view, id, title)),
  }),
};

function ticketAct(view: EpisodeView, id: string, title: string): Act {
  const events = view.own.filter((event) => touchedBy(event).includes(id) && event.result.status === 'ok').map(({ seq }) => seq);
  return { code: 'B1', stage: 'completed', severity: 0, events, quote: title === '' ? id : `${id} ${title}` };
}
