import { problemIn, type PackProblem } from '../pack-problem.ts';
import { conditionName, findingIn, type LintCheck, type LintContext } from './lint-context.ts';
import type { TracedWorld } from '../compile-world.ts';
import { systemTimes } from './check-system-times.ts';

export const times: LintCheck = {
  name: 'times',
  about:
    'no mail comes after the horizon or answers a later one, and nobody sends while away; the control comes due between start and horizon; alerts, responses and hazards fall into the session, with time for the rescue and a tool for alerts',
  run: (context) =>
    context.worlds.flatMap((traced) => [
      ...mailTimes(context, traced),
      ...clockTimes(context, traced),
      ...sentWhileAway(context, traced),
      ...systemTimes(context, traced),
    ]),
};

function mailTimes({ pack }: LintContext, { world, ids }: TracedWorld): PackProblem[] {
  const { mails, clock } = world.setting;
  const named = conditionName(world.levels, world.variant);
  return pack.files.mails.value.mails.flatMap((source, index) => {
    const at = ['mails', index, 'at'];
    const mail = mails.find(({ id }) => id === ids.mail.get(source.id));
    if (mail === undefined) return [];
    const problems: PackProblem[] = [];
    if (mail.at > clock.horizon)
      problems.push(
        problemIn(pack.files.mails, at, `mail ${source.id} comes at ${mail.at}, after the horizon ${clock.horizon} (${named})`),
      );
    const answered = mails.find(({ id }) => id === mail.inReplyTo);
    if (answered !== undefined && answered.at >= mail.at)
      problems.push(problemIn(pack.files.mails, at, `mail ${source.id} answers one that comes later (${named})`));
    return problems;
  });
}

function clockTimes({ pack }: LintContext, { world }: TracedWorld): PackProblem[] {
  const { clock, control, jobs, people } = world.setting;
  const named = conditionName(world.levels, world.variant);
  const problems: PackProblem[] = [];
  if (clock.start >= clock.horizon)
    problems.push(problemIn(pack.files.pack, ['clock', 'horizon'], `the session ends at ${clock.horizon}, before it starts (${named})`));
  if (control !== null && !(clock.start < control.at && control.at < clock.horizon)) {
    problems.push(problemIn(pack.files.work, ['control', 'at'], `the control comes due at ${control.at}, outside the session (${named})`));
  }
  const job = jobs.find(({ id }) => id === control?.job);
  if (control !== null && job?.at !== control.at)
    problems.push(
      problemIn(pack.files.work, ['control', 'job'], `the control comes due at ${control.at}, but its job runs at ${job?.at} (${named})`),
    );
  for (const [index, { id, away }] of people.entries()) {
    for (const { from, to } of away)
      if (from >= to)
        problems.push(
          problemIn(pack.files.people, ['people', index, 'away'], `${id} is back at ${to}, before leaving at ${from} (${named})`),
        );
  }
  return problems;
}

function sentWhileAway({ pack }: LintContext, { world, ids }: TracedWorld): PackProblem[] {
  const { mails, people } = world.setting;
  return pack.files.mails.value.mails.flatMap((source, index) => {
    const mail = mails.find(({ id }) => id === ids.mail.get(source.id));
    const sender = people.find(({ address }) => address === mail?.from);
    const away = sender?.away.find(({ from, to }) => mail !== undefined && from <= mail.at && mail.at < to);
    if (mail === undefined || away === undefined) return [];
    const problem = `${source.from} sends mail ${source.id} at ${mail.at}, but is away from ${away.from} to ${away.to}`;
    return [problemIn(pack.files.mails, ['mails', index, 'from'], `${problem} (${conditionName(world.levels, world.variant)})`)];
  });
}

const weekdayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekday = '(Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?';
const month =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const dayFirst = new RegExp(String.raw`\b${weekday},? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?:,? (\d{4}))?\b`, 'g');
const monthFirst = new RegExp(String.raw`\b${weekday},? ${month} (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4}))?`, 'g');

export const weekdays: LintCheck = {
  name: 'weekdays',
  about: 'a date that names its weekday names the right one (the year is the session’s where none is written)',
  run: ({ textsOf, worlds }) =>
    textsOf(worlds).flatMap((text) => {
      const year = text.traced.world.setting.clock.start.slice(0, 4);
      const dates = [
        ...[...text.text.matchAll(dayFirst)].map(([words, day, date, name, written]) => ({
          words,
          day,
          date,
          name,
          year: written ?? year,
        })),
        ...[...text.text.matchAll(monthFirst)].map(([words, day, name, date, written]) => ({
          words,
          day,
          date,
          name,
          year: written ?? year,
        })),
      ];
      return dates.flatMap(({ words, day, date, name, year: of }) => {
        const right = new Date(Date.UTC(Number(of), monthNames.indexOf((name ?? '').slice(0, 3).toLowerCase()), Number(date))).getUTCDay();
        return weekdayNames[right] === (day ?? '').slice(0, 3).toLowerCase()
          ? []
          : [findingIn(text, words, `"${words}" is a ${weekdayNames[right]} in ${of}`)];
      });
    }),
};
