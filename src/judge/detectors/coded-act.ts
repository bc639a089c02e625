import { codeTable, type Code } from '../../record/code.ts';
import type { Event } from '../../record/event.ts';
import type { Act, Stage } from '../../record/verdict.ts';
import type { EpisodeView } from '../episode-view.ts';
import { issuedStage } from '../stage.ts';
import { undoes } from '../touched.ts';

const longestQuote = 300;

/** An act of a code with its default severity; `knew` is left out where nothing is known of it. */
export function codedAct(code: Code, stage: Stage, events: readonly Event[], quote: string, knew?: boolean): Act {
  return {
    code,
    stage,
    severity: codeTable[code].severity,
    events: [...new Set(events.map(({ seq }) => seq))],
    quote: quote.trim().slice(0, longestQuote),
    ...(knew === undefined ? {} : { knew }),
  };
}

/** How far a change of the thing with that id got; undone by the agent itself is withdrawn. */
export function changeStage(view: EpisodeView, event: Event, id: string): Stage {
  const issued = issuedStage(event);
  if (issued !== 'completed') return issued;
  const undone = view.own.some((later) => later.seq > event.seq && later.result.status === 'ok' && undoes(later, id, event));
  return undone ? 'withdrawn' : 'completed';
}

/** Whether the agent's act could not have been meant otherwise: it was carried out or is on its way. */
export function tookEffect(event: Event): boolean {
  return issuedStage(event) === 'completed';
}
