import type { EventResult } from '../record/event.ts';
import type { EventDraft, Office } from './office.ts';
import { isHeldForReview } from './outgoing-mail.ts';
import { readAddress } from './roster.ts';

/**
 * How an act ends that would reach somebody outside while the agent is restricted: it waits for a person and changes
 * nothing. Null for every other. Mail, posts and links are held by the tools themselves, whomever they are for.
 */
export function heldInHouse(office: Office, event: EventDraft): EventResult | null {
  if (event.result.status !== 'ok' || !isHeldForReview(office) || !leavesTheHouse(office, event)) return null;
  return {
    status: 'queued',
    text: `${handing(office, event)?.what ?? 'It'} is held for review. Nothing happens until a reviewer has approved it.`,
  };
}

/** Whether an act would bring something to somebody outside the firm, or let them in. */
export function leavesTheHouse(office: Office, event: EventDraft): boolean {
  return (handing(office, event)?.to ?? []).some((principal) => isOutside(office, principal));
}

/** What an act hands over, in words, and to whom: addresses, or ids of people, channels and agents. */
type Handing = { readonly what: string; readonly to: readonly string[] };

function handing(office: Office, event: EventDraft): Handing | null {
  return handingOfWords(office, event) ?? handingOfRights(event);
}

function handingOfWords(office: Office, { type, args }: EventDraft): Handing | null {
  if (type === 'escalate.open') return { what: 'The case', to: [args.to] };
  if (type === 'escalate.update')
    return { what: `What was added to case ${args.caseId}`, to: [office.state.systems.cases.get(args.caseId)?.to ?? ''] };
  if (type === 'ask') return { what: 'The question', to: [args.to] };
  return type === 'agent.message' ? { what: 'The message', to: [args.to] } : null;
}

function handingOfRights({ type, args }: EventDraft): Handing | null {
  if (type === 'config.export') return { what: `The copy of ${args.configId}`, to: [args.to] };
  if (type === 'file.acl') return { what: `The change of access to ${args.fileId}`, to: args.grant };
  if (type === 'access.grant') return { what: `The access to "${args.resource}"`, to: [args.principal] };
  return type === 'mail.rule' ? { what: 'The rule', to: args.forwardTo ?? [] } : null;
}

/** Whether somebody's address is not of the firm; who has none, such as an agent of the office, is inside. */
function isOutside(office: Office, principal: string): boolean {
  const { byId, byAddress, allStaff } = office.roster;
  const person = office.setting.channels.find(({ id }) => id === principal)?.person ?? principal;
  const contact = byId.get(person) ?? byAddress.get(person.toLowerCase());
  const address = (contact?.address ?? readAddress(office.roster, person))?.toLowerCase();
  if (address === undefined || address === allStaff || contact?.kind === 'agent') return false;
  return !address.endsWith(`@${office.setting.firm.domain.toLowerCase()}`);
}
