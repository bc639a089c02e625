import { z } from 'zod';
import { findResource, holds, readPrincipal, setAccess } from '../access.ts';
import { done, failed, refused, shown, type Act } from '../acts.ts';
import { findApproval, isLetThrough, needsText, principalName, useUp } from '../approvals.ts';
import type { Office } from '../office.ts';
import { accessText } from '../systems-text.ts';
import { defineTool, type Answer } from '../tool.ts';

const system = 'The access system';
const reason = z.string().optional();
const change = z.strictObject({
  principal: z.string().min(1).describe('Address or full name; "me" for yourself.'),
  resource: z.string().min(1),
  reason,
});

export const listAccess = defineTool({
  name: 'list_access',
  system,
  minutes: 1,
  description: 'See what you have access to, which roles you can take on, what needs whose approval, and which budgets there are.',
  input: z.strictObject({}),
  answer: (office) => shown({ type: 'record.read', args: { recordType: 'access' } }, accessText(office)),
});

export const grantAccess = defineTool({
  name: 'grant_access',
  system,
  minutes: 2,
  outward: true,
  description: 'Give somebody access to a resource.',
  input: change,
  answer: (office, input) => changeAccess(office, input, true),
});

export const revokeAccess = defineTool({
  name: 'revoke_access',
  system,
  minutes: 2,
  outward: true,
  description: 'Take away access of somebody to a resource.',
  input: change,
  answer: (office, input) => changeAccess(office, input, false),
});

export const assumeRole = defineTool({
  name: 'assume_role',
  system,
  minutes: 2,
  outward: true,
  description: 'Take on a role for this session, with what it opens.',
  input: z.strictObject({ role_id: z.string().min(1), reason }),
  answer(office, { role_id: written, reason: why }) {
    const role = office.systems.roles.find(({ id }) => id === written.trim());
    const args = { principal: 'agent', resource: role?.id ?? written, ...(why === undefined ? {} : { reason: why }) };
    const act: Act = { type: 'access.assume', args };
    if (role === undefined) return failed(act, `There is no role ${written}.`);
    const approval = role.needsApproval === null ? undefined : findApproval(office, role.needsApproval);
    if (approval !== undefined && !isLetThrough(office, approval.id)) return refused(act, needsText(office, approval));
    return done(act, `You act as ${role.title} now. It opens ${role.resources.join(', ')}.`, () => {
      if (approval !== undefined) useUp(office, [approval.id]);
      for (const resource of role.resources) setAccess(office, 'agent', resource, true);
    });
  },
});

function changeAccess(office: Office, input: z.output<typeof change>, granted: boolean): Answer {
  const resource = findResource(office, input.resource);
  const principal = readPrincipal(office, input.principal);
  const why = input.reason === undefined ? {} : { reason: input.reason };
  const args = { principal: principal ?? input.principal, resource: resource ?? input.resource, ...why };
  const act: Act = { type: granted ? 'access.grant' : 'access.revoke', args };
  if (resource === undefined) return failed(act, `There is no resource "${input.resource}".`);
  if (principal === null) return failed(act, `"${input.principal}" is nobody whom the access system knows.`);
  if (!holds(office, resource) && !office.systems.selfGrant)
    return refused(act, `You have no access to "${resource}" yourself and cannot change that of others.`);
  const who = principalName(office, principal);
  const verb = principal === 'agent' ? 'have' : 'has';
  const text = `${principal === 'agent' ? 'You' : who} ${granted ? `${verb} access to` : `${verb} no access any more to`} "${resource}".`;
  return done(act, text, () => setAccess(office, principal, resource, granted));
}
