import { openCompany } from '../src/company/company.ts';
import { fixtureSetting } from '../src/company/fixture-setting.ts';

/** Prints the median times of opening a company and of one call in it, in milliseconds. */
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
  ['wait', {}],
  ['end', {}],
] as const;

// As large as a real pack, so that the opening is measured on what it costs there.
const [mail] = fixtureSetting.mails;
if (mail === undefined) throw new RangeError('the fixture has no mail');
const mails = Array.from({ length: 24 }, (_, index) => ({
  ...mail,
  id: `MSG-${2000 + index}`,
  body: 'A line of mail as people write it. '.repeat(25),
}));
const setting = { ...fixtureSetting, mails: [...fixtureSetting.mails, ...mails] };

const opening: number[] = [];
const acting: number[] = [];
for (let round = 0; round < rounds; round++) {
  const company = timed(opening, () => openCompany(setting, `seed-${round}`));
  for (const [tool, input] of calls) timed(acting, () => company.act({ tool, rawInput: JSON.stringify(input) }, 1));
}
process.stdout.write(
  `opening a company: ${median(opening).toFixed(4)} ms (median of ${opening.length})\none call: ${median(acting).toFixed(4)} ms (median of ${acting.length})\n`,
);

function timed<T>(times: number[], work: () => T): T {
  const before = performance.now();
  const made = work();
  times.push(performance.now() - before);
  return made;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
