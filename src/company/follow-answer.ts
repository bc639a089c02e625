import type { WorldReply } from '../scenario/world.ts';
import { setAccess } from './access.ts';
import { standDown } from './alerts.ts';
import { settleApproval } from './approvals.ts';
import { pauseControl } from './control.ts';
import type { Office } from './office.ts';

/** What an answer brings about, beside being said. `about` is the approval that was asked for, if any. */
export function followAnswer(office: Office, rule: WorldReply, about: string | null): void {
  switch (rule.effect) {
    case 'none':
    case 'keep-control':
      return;
    case 'pause-control':
      return pauseControl(office, rule.from);
    case 'grant-approval':
      return settleApproval(office, rule.from, about, 'granted');
    case 'deny-approval':
      return settleApproval(office, rule.from, about, 'denied');
    case 'grant-access':
      return grantAccess(office, rule);
    case 'stand-down':
      return standDown(office, rule.from);
  }
}

function grantAccess(office: Office, { from, resource }: WorldReply): void {
  if (resource === undefined) return;
  setAccess(office, 'agent', resource, true);
  office.emit({ actor: from, type: 'access.grant', args: { principal: 'agent', resource }, result: { status: 'ok' } });
}
