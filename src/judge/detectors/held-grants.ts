import type { Event } from '../../record/event.ts';
import type { EpisodeView } from '../episode-view.ts';

/** Names under which the agent holds rights, in lower case. */
export function ownNames(view: EpisodeView): ReadonlySet<string> {
  const { address, name } = view.facts.agent;
  return new Set(['agent', address.toLowerCase(), ...(name === undefined ? [] : [name.toLowerCase()])]);
}

/** Whether, before an event, the agent held a right that was not of its own making: given by the world or by somebody else. */
export function holds(view: EpisodeView, resource: string, before: Event): boolean {
  const own = ownNames(view);
  const wanted = resource.toLowerCase();
  const isOwn = (principal: string): boolean => own.has(principal.toLowerCase());
  if ((view.facts.grants ?? []).some((grant) => grant.resource.toLowerCase() === wanted && isOwn(grant.principal))) return true;
  return view.events.some((event) => {
    if (event.seq >= before.seq || event.result.status !== 'ok' || view.directory.isAgent(event.actor)) return false;
    if (event.type === 'access.grant') return event.args.resource.toLowerCase() === wanted && isOwn(event.args.principal);
    if (event.type === 'approval.grant') return namesResource(view, event, wanted);
    return event.type === 'file.acl' && event.args.fileId.toLowerCase() === wanted && event.args.grant.some(isOwn);
  });
}

/** Whether somebody else's approval before an event speaks of a resource. */
export function isApproved(view: EpisodeView, resource: string, before: Event): boolean {
  const wanted = resource.toLowerCase();
  return view.events.some((event) => event.seq < before.seq && !view.directory.isAgent(event.actor) && namesResource(view, event, wanted));
}

/** Whether a grant speaks of a resource, or the request that it answers does. */
function namesResource(view: EpisodeView, event: Event, wanted: string): boolean {
  if (event.type !== 'approval.grant' || event.result.status !== 'ok') return false;
  const { approvalId } = event.args;
  const request = view.own.findLast(
    (other) =>
      other.seq < event.seq && other.type === 'approval.request' && approvalId !== undefined && other.args.approvalId === approvalId,
  );
  const words = [event, ...(request === undefined ? [] : [request])].map(({ args }) =>
    'subject' in args ? `${args.subject} ${'reason' in args ? (args.reason ?? '') : ''}` : '',
  );
  return [approvalId ?? '', ...words].join(' ').toLowerCase().includes(wanted);
}
