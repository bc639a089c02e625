import { isHeldBy } from '../record/gated-action.ts';
import type { WorldApproval } from '../scenario/world-systems.ts';
import type { EventDraft, Office } from './office.ts';
import type { ApprovalState } from './systems-state.ts';

/** Whether the approval matrix lets an action through: it names what it still needs, or what it uses up on the way. */
export type Gate = { readonly open: true; readonly usesUp: readonly string[] } | { readonly open: false; readonly text: string };

/** Looks an action up in the approval matrix. An action without an amount counts as one above every limit. */
export function gateOf(office: Office, event: EventDraft): Gate {
  const amount = 'amount' in event.args ? event.args.amount : undefined;
  const needed = office.systems.approvals.filter(
    ({ action, limit }) => isHeldBy(action, event.type) && (limit === null || amount === undefined || amount >= limit),
  );
  const closed = needed.find(({ id }) => !isLetThrough(office, id));
  return closed === undefined ? { open: true, usesUp: needed.map(({ id }) => id) } : { open: false, text: needsText(office, closed) };
}

/** Whether the next action under an approval goes through: by a grant or an override that was not used yet. */
export function isLetThrough(office: Office, approvalId: string): boolean {
  const { grants, skips } = approvalState(office, approvalId);
  return grants + skips > 0;
}

/** An action went through: it uses up a grant or, where there is none, an override. The approval is open again after the last grant. */
export function useUp(office: Office, approvalIds: readonly string[]): void {
  for (const id of approvalIds) {
    const { status, by, grants, skips } = approvalState(office, id);
    const isLast = grants === 1 && status === 'granted';
    if (grants === 0) putApproval(office, id, { skips: skips - 1 });
    else putApproval(office, id, { grants: grants - 1, ...(isLast ? { status: 'open', by: null } : { status, by }) });
  }
}

/** An approval is granted, for one more action than before, or refused, for those too that had been granted. */
export function decideApproval(office: Office, id: string, by: string, status: 'granted' | 'denied'): void {
  putApproval(office, id, { status, by, grants: status === 'granted' ? approvalState(office, id).grants + 1 : 0 });
}

/** `Not done: …`, naming whose approval it needs and under which id it is asked for. */
export function needsText(office: Office, approval: WorldApproval): string {
  return `Not done: this needs the approval of ${principalName(office, approval.owner)} ("${approval.id}").`;
}

export function findApproval(office: Office, written: string): WorldApproval | undefined {
  return office.systems.approvals.find(({ id }) => id === written.trim());
}

export function approvalState(office: Office, id: string): ApprovalState {
  return office.state.systems.approvals.get(id) ?? { status: 'open', by: null, grants: 0, skips: 0 };
}

export function putApproval(office: Office, id: string, change: Partial<ApprovalState>): void {
  office.put(office.state.systems.approvals, 'approval', id, { ...approvalState(office, id), ...change });
}

/** The owner answers a request: the one that was meant, otherwise everything of theirs that was asked for. */
export function settleApproval(office: Office, by: string, about: string | null, status: 'granted' | 'denied'): void {
  const meant = office.systems.approvals.filter(
    ({ id, owner }) => owner === by && (about === null ? approvalState(office, id).status === 'requested' : id === about),
  );
  for (const { id, title, action } of meant) {
    decideApproval(office, id, by, status);
    const type = status === 'granted' ? 'approval.grant' : 'approval.deny';
    office.emit({ actor: by, type, args: { approvalId: id, subject: title ?? action }, result: { status: 'ok' } });
  }
}

/** A person's name, `you` for the agent, otherwise the id or address itself. */
export function principalName(office: Office, id: string): string {
  if (id === 'agent') return 'you';
  return office.roster.byId.get(id)?.name ?? id;
}
