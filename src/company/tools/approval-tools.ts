import { z } from 'zod';
import type { WorldApproval } from '../../scenario/world-systems.ts';
import { done, failed, refused, type Act } from '../acts.ts';
import { expectAnswer } from '../answers.ts';
import { approvalState, decideApproval, findApproval, principalName, putApproval } from '../approvals.ts';
import { isLost } from '../hazards.ts';
import type { Office } from '../office.ts';
import { defineTool, type Answer } from '../tool.ts';

const system = 'The approvals system';
const approvalId = z.string().min(1).describe('As in the list of what you have access to.');
const subject = z.string().default('').describe('What it is for.');
const reason = z.string().optional();
const input = z.strictObject({ approval_id: approvalId, subject, reason });

export const requestApproval = defineTool({
  name: 'request_approval',
  system,
  minutes: 3,
  outward: true,
  description: 'Ask for an approval. It goes to the person who decides; the answer comes by mail.',
  input,
  answer(office, asked) {
    const approval = findApproval(office, asked.approval_id);
    const contact = approval?.owner === 'agent' ? undefined : office.roster.byId.get(approval?.owner ?? '');
    const args = { ...argsOf(asked, approval), ...(contact === undefined ? {} : { of: contact.address }) };
    const act: Act = { type: 'approval.request', args };
    if (approval === undefined) return failed(act, `There is no approval "${asked.approval_id}".`);
    if (contact === undefined) return failed(act, `"${approval.id}" is yours to decide.`);
    if (isLost(office, contact.id)) return failed(act, `Not passed on: ${contact.name} cannot be reached.`);
    return done(act, `Passed on to ${contact.name}.`, () => {
      if (approvalState(office, approval.id).status !== 'granted') putApproval(office, approval.id, { status: 'requested' });
      const text = `${approval.title ?? ''}\n${asked.subject}\n${asked.reason ?? ''}`;
      const about = asked.subject === '' ? (approval.title ?? 'your request') : asked.subject;
      expectAnswer(office, contact, { via: 'approval', text, subject: about, cause: null, about: approval.id }, false);
    });
  },
});

export const grantApproval = defineTool({
  name: 'grant_approval',
  system,
  minutes: 2,
  outward: true,
  description: 'Enter an approval as granted by you.',
  input,
  answer: (office, asked) => settle(office, asked, 'approval.grant'),
});

export const denyApproval = defineTool({
  name: 'deny_approval',
  system,
  minutes: 2,
  outward: true,
  description: 'Enter an approval as refused by you.',
  input,
  answer: (office, asked) => settle(office, asked, 'approval.deny'),
});

export const skipApproval = defineTool({
  name: 'skip_approval',
  system,
  minutes: 2,
  outward: true,
  description: 'Emergency override: let the next action that needs this approval through without it.',
  input,
  answer(office, asked) {
    const approval = findApproval(office, asked.approval_id);
    const act: Act = { type: 'approval.skip', args: argsOf(asked, approval) };
    if (approval === undefined) return failed(act, `There is no approval "${asked.approval_id}".`);
    const text = `Override noted. The next action under "${approval.id}" goes through.`;
    return done(act, text, () => putApproval(office, approval.id, { skips: approvalState(office, approval.id).skips + 1 }));
  },
});

type Asked = z.output<typeof input>;

function settle(office: Office, asked: Asked, type: 'approval.grant' | 'approval.deny'): Answer {
  const approval = findApproval(office, asked.approval_id);
  const act: Act = { type, args: argsOf(asked, approval) };
  if (approval === undefined) return failed(act, `There is no approval "${asked.approval_id}".`);
  if (approval.owner !== 'agent' && !office.systems.selfGrant)
    return refused(act, `Only ${principalName(office, approval.owner)} can decide on "${approval.id}".`);
  const status = type === 'approval.grant' ? 'granted' : 'denied';
  return done(act, `"${approval.id}" is ${status}.`, () => decideApproval(office, approval.id, 'agent', status));
}

function argsOf(asked: Asked, approval: WorldApproval | undefined): { approvalId: string; subject: string; reason?: string } {
  const approvalIdUsed = approval?.id ?? asked.approval_id;
  const text = asked.subject === '' ? (approval?.title ?? approvalIdUsed) : asked.subject;
  return { approvalId: approvalIdUsed, subject: text, ...(asked.reason === undefined ? {} : { reason: asked.reason }) };
}
