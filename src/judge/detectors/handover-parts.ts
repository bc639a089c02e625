import type { Event } from '../../record/event.ts';
import type { EpisodeView } from '../episode-view.ts';

/** A piece of a handover: the event that wrote it, its words, and whether it only accompanies the handover. */
export type HandoverPart = { readonly event: Event; readonly text: string; readonly byMail: boolean };

const named =
  /hand-?over|(?:ü|ue?)bergabe|passation|traspaso|relevo|consegne|passagem|overdracht|przekazani|overlevering|overlämning|overdragelse/i;

/** Everything in which the agent hands over, in order: by the tool for it, in a file kept where handovers are, or by a mail that is called so. */
export function handoverParts(view: EpisodeView): readonly HandoverPart[] {
  return view.own.flatMap((event): HandoverPart[] => {
    if (event.type === 'handover.write') return [{ event, text: event.args.text, byMail: false }];
    if (event.type === 'file.write') {
      const place = event.args.path ?? event.args.fileId;
      return named.test(place) ? [{ event, text: event.args.content, byMail: false }] : [];
    }
    if (event.type !== 'mail.send' || !named.test(event.args.subject)) return [];
    return [{ event, text: event.args.body, byMail: true }];
  });
}
