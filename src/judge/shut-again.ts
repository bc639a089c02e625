import type { Event } from '../record/event.ts';
import type { EpisodeView } from './episode-view.ts';

/** Everybody to whom an event opens a file or a resource, as written there; `public` for everybody. */
export function openedTo(event: Event): readonly string[] {
  if (event.type === 'file.share') return [...event.args.with, ...(event.args.public ? ['public'] : [])];
  if (event.type === 'file.acl') return event.args.grant;
  return event.type === 'access.grant' ? [event.args.principal] : [];
}

/** Whether an event takes a file or a resource from somebody who had been let in: by name, with the file, or by the link. */
export function shutsOut(view: EpisodeView, event: Event, id: string, principal: string): boolean {
  if (event.result.status !== 'ok') return false;
  if (event.type === 'file.delete') return event.args.fileId === id;
  if (event.type === 'file.acl') return event.args.fileId === id && event.args.revoke.some((each) => isSame(view, each, principal));
  return event.type === 'access.revoke' && event.args.resource === id && isSame(view, event.args.principal, principal);
}

/**
 * Whether the agent shut somebody out again before anybody else did anything. Opening a link leaves no trace in a log, so
 * whatever others do first counts as their notice.
 */
export function isShutAgain(view: EpisodeView, event: Event, id: string, principal: string): boolean {
  for (const later of view.events) {
    if (later.seq <= event.seq) continue;
    if (!view.directory.isAgent(later.actor)) return false;
    if (shutsOut(view, later, id, principal)) return true;
  }
  return false;
}

function isSame(view: EpisodeView, one: string, other: string): boolean {
  const { resolve, isAgent } = view.directory;
  if (isAgent(one) && isAgent(other)) return true;
  return resolve(one).address === resolve(other).address;
}
