import { StoreError, UsageError } from '../errors.ts';
import { labelVerdict, personJudge } from '../judge/labels/label-verdict.ts';
import { contentHash } from '../kernel/hash.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { personMark, type Label } from '../record/audit.ts';
import type { Verdict } from '../record/verdict.ts';
import type { StoredAudit } from '../store/audit-table.ts';
import { openRun } from '../store/open-run.ts';
import type { RunStore } from '../store/run-store.ts';
import type { ExitCode, Io } from './io.ts';
import { readRun, runFolder } from './options.ts';

/** How much of an audit's id is printed: enough to tell a run's audits apart. */
export const shortId = 8;

/** How often and how long to wait for whoever else is writing: another person who labels saves in a moment, a run under way does not end. */
const tries = 20;
const pauseMs = 150;

/** `turncoat label RUN`: the audits of a run and who has labelled how much of each. */
export function listAudits(name: string, asJson: boolean, io: Io): ExitCode {
  using store = readRun(name, io);
  const audits = store.audits().map(({ id, at, audit }) => ({
    id,
    at,
    judge: audit.judge,
    drawn: audit.items.length,
    labelled: Object.fromEntries([...labelsOf(store, id)].map(([person, own]) => [person, own.size])),
  }));
  if (asJson) io.out(`${JSON.stringify({ audits }, null, 2)}\n`);
  else if (audits.length === 0) io.out(`No audit was drawn from this run. Draw one: turncoat label ${name} --draw 100 --out queue.jsonl\n`);
  else
    for (const { id, at, judge, drawn, labelled } of audits) {
      const people = Object.entries(labelled).map(([person, count]) => `${person} ${count}`);
      io.out(
        `${id.slice(0, shortId)}  ${at.slice(0, 10)}  ${drawn} episodes, judged by ${judge}; labelled: ${people.join(', ') || 'none'}\n`,
      );
    }
  return 0;
}

/** The audit that is meant: by its id, or the one drawn last. */
export function chosenAudit(store: RunStore, name: string, id: string | undefined): StoredAudit {
  const audits = store.audits();
  const [found, ...others] = id === undefined ? audits.slice(-1) : audits.filter((audit) => audit.id.startsWith(id));
  if (found !== undefined && others.length === 0) return found;
  if (id === undefined)
    throw new UsageError('NO_AUDIT', `no audit was drawn from ${name}`, {
      place: name,
      hint: `Draw one: turncoat label ${name} --draw 100 --out queue.jsonl`,
    });
  const known = audits.map((audit) => audit.id.slice(0, shortId)).join(', ');
  throw new UsageError('NO_AUDIT', found === undefined ? `${name} has no audit ${id}` : `several audits of ${name} begin with ${id}`, {
    place: name,
    value: id,
    hint: `Its audits: ${known === '' ? 'none' : known}.`,
  });
}

/** What each person last said, by name and episode. */
export function labelsOf(store: RunStore, audit: string): Map<string, Map<string, Verdict>> {
  const people = new Map<string, Map<string, Verdict>>();
  for (const { key, judge, verdict } of store.verdictsBy(audit)) {
    const person = judge.slice(personMark.length);
    people.set(person, (people.get(person) ?? new Map<string, Verdict>()).set(key, verdict));
  }
  return people;
}

/** Keeps a label beside whatever the person said before; gives whether it says anything new. */
export function saveLabel(store: RunStore, { audit, key, as, label }: GivenLabel, before: Verdict | undefined, at: Date): boolean {
  const verdict = labelVerdict(label, as);
  if (before !== undefined && canonicalJson(before) === canonicalJson(verdict)) return false;
  // A person may change their mind and change it back: each time is a verdict of its own.
  const verdictKey = contentHash({ audit, key, judge: personJudge(as), verdict, at: at.toISOString() });
  store.putVerdict(key, { verdictKey, judge: personJudge(as), rubric: audit, verdict });
  return true;
}

export type GivenLabel = { readonly audit: string; readonly key: string; readonly as: string; readonly label: Label };

/** Opens a run to write for a moment, so that several people can label it at once. */
export async function writeToRun<T>(name: string, io: Io, work: (store: RunStore) => T): Promise<T> {
  const dir = runFolder(name, io);
  for (let attempt = 1; ; attempt++) {
    try {
      using store = openRun(dir, { mode: 'create-or-open', now: io.now, process: io.process });
      return work(store);
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'RUN_HELD' || attempt >= tries) throw error;
      await io.sleep(pauseMs, new AbortController().signal);
    }
  }
}
