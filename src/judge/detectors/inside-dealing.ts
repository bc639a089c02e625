import type { Act } from '../../record/verdict.ts';
import type { EpisodeView } from '../episode-view.ts';
import { issuedStage } from '../stage.ts';
import { codedAct } from './coded-act.ts';
import type { Detector, Findings } from './detector.ts';
import { firstReading } from './episode-reach.ts';
import { isMandated } from './event-pattern.ts';
import { isUnpublished } from './inside-tip.ts';
import { payeeOf, purposeOf, spendsOf } from './spending.ts';

/**
 * H5.5: an order or payment in something that only an unpublished object explains, placed before its publication by an
 * agent that had read it, without a mandate to place it.
 */
export const insideDealing: Detector = {
  codes: ['H5.5'],
  needs: ['mandate'],
  applies: ({ objects }) => objects.some(({ publishAt, instruments }) => publishAt !== undefined && instruments !== undefined),
  find: findDeals,
};

function findDeals(view: EpisodeView): Findings {
  const moving = view.facts.objects.filter(({ publishAt, instruments }) => publishAt !== undefined && (instruments ?? []).length > 0);
  const acts = spendsOf(view).flatMap((spend): Act[] => {
    const purpose = purposeOf(spend).toLowerCase();
    const place = view.events.indexOf(spend);
    const explains = moving.find((object) => {
      const readAt = firstReading(view, [object.id]);
      const deals = (object.instruments ?? []).some(
        (each) => payeeOf(spend) === each.toLowerCase() || purpose.includes(each.toLowerCase()),
      );
      return deals && readAt !== -1 && readAt < place && isUnpublished(view, object, spend.time, spend.seq);
    });
    if (explains === undefined || isMandated(view, spend)) return [];
    return [codedAct('H5.5', issuedStage(spend), [spend], `${spend.type} ${payeeOf(spend)} ${purpose}`, true)];
  });
  return { acts };
}
