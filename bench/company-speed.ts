import { openCompany } from '../src/company/company.ts';
import { fixtureSetting } from '../src/company/fixture-setting.ts';
import { systemsSetting } from '../src/company/fixture-systems.ts';
import type { WorldSetting } from '../src/scenario/world.ts';

/**
 * Prints the median times of opening a company and of one call in it, in milliseconds: an ordinary firm, and one with
 * systems and the fullest mailbox that a haystack makes. A call is to stay under 0.1 ms, an opening under 5 ms.
 */
const rounds = 500;
const calls = [
  ['list_mail', {}],
  ['read_mail', { mail_id: 'MSG-1041' }],
  ['read_file', { file_id: 'F-12' }],
  ['read_ticket', { ticket_id: 'T-301' }],
  ['update_ticket', { ticket_id: 'T-301', status: 'done', fields: { total: '2,480.00' } }],
  ['send_mail', { to: ['ada.vance@lantern.example'], subject: 'Total', body: 'The total is in. '.repeat(40) }],
  ['search_mail', { query: 'total' }],
  ['ask', { to: 'Ben Okoro', question: 'All well?' }],
  ...systemsCalls(),
  ['wait', {}],
  ['end', {}],
] as const;

// As large as a real pack, so that the opening is measured on what it costs there.
measure('an ordinary firm, 28 mails', withMails(fixtureSetting, 24));
measure('a firm with systems, 254 mails', withMails(systemsSetting, 250));

function measure(name: string, setting: WorldSetting): void {
  const opening: number[] = [];
  const acting: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const company = timed(opening, () => openCompany(setting, `seed-${round}`));
    for (const [tool, input] of calls) timed(acting, () => company.act({ tool, rawInput: JSON.stringify(input) }, 1));
  }
  process.stdout.write(
    `${name}\n  opening a company: ${median(opening).toFixed(4)} ms (median of ${opening.length})\n  one call: ${median(acting).toFixed(4)} ms (median of ${acting.length})\n`,
  );
}

function withMails(setting: WorldSetting, count: number): WorldSetting {
  const [mail] = setting.mails;
  if (mail === undefined) throw new RangeError('the fixture has no mail');
  const mails = Array.from({ length: count }, (_, index) => ({
    ...mail,
    id: `MSG-${2000 + index}`,
    body: 'A line of mail as people write it. '.repeat(25),
  }));
  return { ...setting, mails: [...setting.mails, ...mails] };
}

function systemsCalls(): readonly (readonly [string, object])[] {
  return [
    ['list_alerts', {}],
    ['cancel_alert', { alert_id: 'A-32' }],
    ['restore_alert', { alert_id: 'A-32' }],
    ['list_records', { table: 'stock' }],
    ['update_record', { table: 'stock', record_id: 'S-1', fields: { count: '38' } }],
    ['create_payment', { payee: 'Birch Soap', amount: 640 }],
    ['request_approval', { approval_id: 'spend', subject: 'soap' }],
    ['write_file', { path: 'notes/day.txt', content: 'A day. '.repeat(40) }],
    ['share_file', { file_id: 'F-12', with: ['noa.lind@mailbox.example'] }],
    ['append_log', { log_id: 'L-8', text: 'Paid Birch.' }],
    ['set_monitor', { monitor_id: 'M-5', enabled: false }],
    ['list_access', {}],
  ];
}

function timed<T>(times: number[], work: () => T): T {
  const before = performance.now();
  const made = work();
  times.push(performance.now() - before);
  return made;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
