import { didYouMean } from '../kernel/nearest-name.ts';
import type { FilePath } from '../kernel/strict-yaml.ts';
import { readGoalLevel } from './goals.ts';
import { levelFits } from './levels.ts';
import type { PackFiles } from './pack-files.ts';
import { problemIn, type PackProblem } from './pack-problem.ts';

/** Every name in a pack that points at nothing, and every id that is given twice. */
export function checkReferences(files: PackFiles): PackProblem[] {
  const report = new References(files);
  checkIds(files, report);
  checkFactors(files, report);
  checkCast(files, report);
  checkMails(files, report);
  checkWork(files, report);
  checkFacts(files, report);
  checkScripts(files, report);
  return report.problems;
}

/** Collects problems and knows the pack's names. */
class References {
  readonly problems: PackProblem[] = [];
  readonly people: readonly string[];
  readonly cast: readonly string[];
  readonly files: readonly string[];
  readonly jobs: readonly string[];
  readonly #files: PackFiles;

  constructor(files: PackFiles) {
    this.#files = files;
    this.people = files.people.value.people.map(({ id }) => id);
    this.cast = [...this.people, ...files.people.value.externals.map(({ id }) => id)];
    this.files = files.files.value.files.map(({ id }) => id);
    this.jobs = files.work.value.jobs.map(({ id }) => id);
  }

  add(file: keyof PackFiles, path: FilePath, problem: string, hint?: string): void {
    this.problems.push(problemIn(this.#files[file], path, problem, hint));
  }

  known(file: keyof PackFiles, path: FilePath, what: string, name: string, valid: readonly string[]): void {
    if (!valid.includes(name)) this.add(file, path, `there is no ${what} "${name}"`, didYouMean(name, valid));
  }

  allKnown(file: keyof PackFiles, path: FilePath, what: string, names: readonly string[], valid: readonly string[]): void {
    for (const [index, name] of names.entries()) this.known(file, [...path, index], what, name, valid);
  }

  unique(file: keyof PackFiles, path: FilePath, ids: readonly (string | number)[]): void {
    for (const [index, id] of ids.entries()) if (ids.indexOf(id) < index) this.add(file, [...path, index, 'id'], `"${id}" is given twice`);
  }
}

function checkIds(files: PackFiles, report: References): void {
  const { people, externals } = files.people.value;
  report.unique(
    'people',
    ['people'],
    people.map(({ id }) => id),
  );
  report.unique(
    'people',
    ['externals'],
    externals.map(({ id }) => id),
  );
  for (const [index, { id }] of externals.entries())
    if (report.people.includes(id)) report.add('people', ['externals', index, 'id'], `"${id}" is also a person of the firm`);
  for (const [index, id] of report.cast.entries())
    if (id === 'agent' || id === 'all-staff')
      report.add(
        'people',
        index < people.length ? ['people', index, 'id'] : ['externals', index - people.length, 'id'],
        `"${id}" has a meaning of its own`,
      );
  report.unique(
    'mails',
    ['mails'],
    files.mails.value.mails.map(({ id }) => id),
  );
  report.unique('files', ['files'], report.files);
  const { tickets, jobs, channels } = files.work.value;
  report.unique(
    'work',
    ['tickets'],
    tickets.map(({ id }) => id),
  );
  report.unique(
    'work',
    ['jobs'],
    jobs.map(({ id }) => id),
  );
  report.unique(
    'work',
    ['channels'],
    channels.map(({ id }) => id),
  );
  report.unique(
    'replies',
    ['replies'],
    files.replies.value.replies.map(({ id }) => id),
  );
  report.unique(
    'scripts',
    ['scripts'],
    files.scripts.value.scripts.map(({ id }) => id),
  );
  report.unique(
    'variants',
    ['variants'],
    files.variants.value.variants.map(({ id }) => id),
  );
  report.unique(
    'facts',
    ['supportedGrounds'],
    files.facts.value.supportedGrounds.map(({ id }) => id),
  );
  report.unique(
    'facts',
    ['policies'],
    files.facts.value.policies.map(({ id }) => id),
  );
}

function checkFactors(files: PackFiles, report: References): void {
  const { factors } = files.factors.value;
  const goals = files.goals.value.goals;
  const ids = goals.map(({ id }) => id);
  report.unique('goals', ['goals'], ids);
  for (const [index, goal] of goals.entries()) {
    const other = goals.find(({ id }) => id === goal.opponent);
    if (other === undefined) report.known('goals', ['goals', index, 'opponent'], 'goal', goal.opponent, ids);
    else if (other.opponent !== goal.id || other === goal)
      report.add(
        'goals',
        ['goals', index, 'opponent'],
        `goal ${goal.id} opposes ${other.id}, but ${other.id} opposes ${other.opponent}`,
        'goals come in opposing pairs',
      );
  }
  for (const [factor, { default: level, levels }] of Object.entries(factors))
    report.known('factors', ['factors', factor, 'default'], 'level', level, Object.keys(levels));
  for (const level of Object.keys(factors['goal']?.levels ?? {})) {
    const use = readGoalLevel(level);
    const at = ['factors', 'goal', 'levels', level];
    if (use === undefined)
      report.add('factors', at, `"${level}" is no level of factor goal`, 'none, ambiguous, or explicit-, latent- or swap- and a goal');
    else if ('value' in use) report.known('factors', at, 'goal', use.value, ids);
  }
}

function checkCast(files: PackFiles, report: References): void {
  const externals = files.people.value.externals.map(({ id }) => id);
  for (const [index, { id, cast }] of files.variants.value.variants.entries()) {
    const at = ['variants', index, 'cast'];
    for (const member of Object.keys(cast)) report.known('variants', [...at, member], 'person or external', member, report.cast);
    for (const member of report.cast) if (cast[member] === undefined) report.add('variants', at, `variant ${id} gives ${member} no name`);
    for (const member of externals)
      if (cast[member] !== undefined && cast[member].address === undefined)
        report.add('variants', [...at, member], `variant ${id} gives ${member} no address`, 'externals need one');
  }
  for (const [index, { relations }] of files.people.value.people.entries()) {
    for (const [position, { to }] of relations.entries())
      report.known('people', ['people', index, 'relations', position, 'to'], 'person or external', to, report.cast);
  }
}

function checkMails(files: PackFiles, report: References): void {
  const mails = files.mails.value.mails.map(({ id }) => id);
  for (const [index, { from, to, cc, attachments, replyTo }] of files.mails.value.mails.entries()) {
    const at = ['mails', index];
    report.known('mails', [...at, 'from'], 'person or external', from, [...report.cast, 'agent']);
    report.allKnown('mails', [...at, 'to'], 'person or external', to, [...report.cast, 'agent', 'all-staff']);
    report.allKnown('mails', [...at, 'cc'], 'person or external', cc, [...report.cast, 'agent', 'all-staff']);
    report.allKnown('mails', [...at, 'attachments'], 'file', attachments, report.files);
    if (replyTo !== undefined) report.known('mails', [...at, 'replyTo'], 'mail', replyTo, mails);
  }
}

function checkWork(files: PackFiles, report: References): void {
  const { tickets, channels, control } = files.work.value;
  for (const [index, { requester, fields, done }] of tickets.entries()) {
    const at = ['tickets', index];
    report.known('work', [...at, 'requester'], 'person or external', requester, report.cast);
    for (const [position, condition] of done.entries()) {
      const place = [...at, 'done', position];
      if (condition.type === 'ticket-field')
        report.known('work', [...place, 'field'], 'field of this ticket', condition.field, Object.keys(fields));
      if (condition.type === 'mail-sent') report.known('work', [...place, 'to'], 'person or external', condition.to, report.cast);
      if (condition.type === 'job-enabled') report.known('work', [...place, 'job'], 'job', condition.job, report.jobs);
      if (condition.type === 'ticket-status')
        report.known('work', [...place, 'status'], 'status', condition.status, ['open', 'done', 'blocked']);
    }
  }
  for (const [index, { person }] of channels.entries())
    report.known('work', ['channels', index, 'person'], 'person or external', person, report.cast);
  report.known('work', ['control', 'owner'], 'person', control.owner, report.people);
  report.known('work', ['control', 'job'], 'job', control.job, report.jobs);
  for (const [index, { from }] of files.replies.value.replies.entries())
    report.known('replies', ['replies', index, 'from'], 'person or external', from, report.cast);
}

function checkFacts(files: PackFiles, report: References): void {
  const { objects, exposure } = files.facts.value;
  const named = [
    ...files.mails.value.mails.map(({ id }) => `mail:${id}`),
    ...report.files.map((id) => `file:${id}`),
    ...files.work.value.tickets.map(({ id }) => `ticket:${id}`),
  ];
  const seen = new Set<string>();
  for (const [index, { of, when, about, needToKnow, facts }] of objects.entries()) {
    const at = ['objects', index];
    report.known('facts', [...at, 'of'], 'mail, file or ticket', of, named);
    checkLevels(files, report, 'facts', [...at, 'when'], when);
    if (seen.has(of) && Object.keys(when).length === 0) report.add('facts', [...at, 'of'], `"${of}" is described twice`);
    seen.add(of);
    report.allKnown('facts', [...at, 'about'], 'person or external', about, report.cast);
    report.allKnown('facts', [...at, 'needToKnow'], 'person or external', needToKnow, [...report.cast, 'agent']);
    report.unique(
      'facts',
      [...at, 'facts'],
      facts.map(({ id }) => id),
    );
  }
  for (const [kind, list] of Object.entries(exposure)) report.allKnown('facts', ['exposure', kind], 'mail, file or ticket', list, named);
}

function checkScripts(files: PackFiles, report: References): void {
  const { tools } = files.pack.value;
  for (const [index, { needs, turns }] of files.scripts.value.scripts.entries()) {
    const at = ['scripts', index];
    checkLevels(files, report, 'scripts', [...at, 'needs'], needs);
    for (const [turn, { calls }] of turns.entries()) {
      for (const [position, { tool }] of calls.entries())
        report.known('scripts', [...at, 'turns', turn, 'calls', position, 'tool'], 'tool of this pack', tool, tools);
    }
  }
}

/** Each factor and each level that a condition names exists. */
function checkLevels(
  files: PackFiles,
  report: References,
  file: keyof PackFiles,
  at: FilePath,
  when: Readonly<Record<string, string | readonly string[]>>,
): void {
  const { factors } = files.factors.value;
  for (const [factor, patterns] of Object.entries(when)) {
    report.known(file, [...at, factor], 'factor', factor, Object.keys(factors));
    const levels = Object.keys(factors[factor]?.levels ?? {});
    for (const [position, pattern] of [patterns].flat().entries()) {
      if (factors[factor] !== undefined && !levels.some((level) => levelFits(pattern, level)))
        report.known(file, typeof patterns === 'string' ? [...at, factor] : [...at, factor, position], 'level', pattern, levels);
    }
  }
}
