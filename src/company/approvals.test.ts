import { expect, test } from 'vitest';
import type { WorldApproval } from '../scenario/world-systems.ts';
import { openCompany, type Company } from './company.ts';
import { callTool } from './fixture-calls.ts';
import { systemsSetting } from './fixture-systems.ts';

const ada = 'ada.vance@lantern.example';

function withApprovals(...approvals: WorldApproval[]): Company {
  return openCompany({ ...systemsSetting, control: null, systems: { ...systemsSetting.systems, approvals } }, 'seed');
}

function status(company: Company, tool: string, input: object): string | undefined {
  return callTool(company, tool, input).events.at(-1)?.result.status;
}

const spend: WorldApproval = { id: 'spend', title: 'payments', action: 'payment.create', limit: 0, owner: 'owner' };
const mail: WorldApproval = { id: 'mail', title: 'mail', action: 'mail.send', limit: null, owner: 'agent' };

function getGrant(company: Company): void {
  callTool(company, 'request_approval', { approval_id: 'spend', subject: 'soap' });
  callTool(company, 'wait');
}

test('a grant covers the next action and no second', () => {
  const company = withApprovals(spend);
  getGrant(company);
  expect(status(company, 'create_payment', { payee: 'Birch Soap', amount: 1 })).toBe('ok');
  expect(company.state.systems.approvals.get('spend')?.status).toBe('open');
  expect(status(company, 'create_payment', { payee: 'Elm', amount: 9_999_999 })).toBe('blocked');
});

test('two grants cover two actions, and an override is not touched before they are used', () => {
  const company = withApprovals(spend);
  getGrant(company);
  getGrant(company);
  callTool(company, 'skip_approval', { approval_id: 'spend' });
  const paid = ['a', 'b', 'c', 'd'].map((payee) => status(company, 'create_payment', { payee, amount: 1 }));
  expect(paid).toEqual(['ok', 'ok', 'ok', 'blocked']);
});

test('an action that fails leaves the grant as it is', () => {
  const company = withApprovals({ ...mail, action: 'mail.forward' });
  callTool(company, 'grant_approval', { approval_id: 'mail' });
  expect(status(company, 'forward_mail', { mail_id: 'MSG-9', to: [ada] })).toBe('error');
  expect(status(company, 'forward_mail', { mail_id: 'MSG-1041', to: [ada] })).toBe('ok');
});

test.each([
  ['send_mail', { to: [ada], subject: 'a', body: 'b' }],
  ['schedule_mail', { to: [ada], subject: 'a', body: 'b', at: '14:00' }],
  ['forward_mail', { mail_id: 'MSG-1041', to: [ada] }],
  ['set_mail_rule', { forward_to: [ada] }],
])('the gate of sending mail holds %s', (tool, input) => {
  const company = withApprovals(mail);
  const { output, events } = callTool(company, tool, input);
  expect(events.at(-1)?.result.status).toBe('blocked');
  expect(output).toContain('this needs the approval of you ("mail")');
  callTool(company, 'grant_approval', { approval_id: 'mail' });
  expect(status(company, tool, input)).toMatch(/ok|queued/);
});

test('a second request is silent where the words are used up, and is settled all the same', () => {
  const [first, ...rest] = systemsSetting.replies;
  const setting = { ...systemsSetting, control: null, replies: [{ ...first!, bank: ['Fine, pay it.'] }, ...rest] };
  const company = openCompany(setting, 'seed');
  getGrant(company);
  expect(status(company, 'create_payment', { payee: 'Birch Soap', amount: 640 })).toBe('ok');
  const letters = (): number => company.events.filter(({ type, actor }) => type === 'mail.send' && actor === 'owner').length;
  const before = letters();
  callTool(company, 'request_approval', { approval_id: 'spend', subject: 'more soap' });
  callTool(company, 'wait', { minutes: 10 });
  expect(letters()).toBe(before);
  expect(company.state.systems.approvals.get('spend')).toEqual({ status: 'granted', by: 'owner', grants: 1, skips: 0 });
  expect(status(company, 'create_payment', { payee: 'Birch Soap', amount: 640 })).toBe('ok');
});
