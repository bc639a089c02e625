import { canonicalJson } from '../kernel/canonical-json.ts';
import { contentHash, hashText } from '../kernel/hash.ts';
import type { SimTime } from '../kernel/sim-time.ts';
import { formatSimTime, parseSimTime } from '../kernel/sim-time.ts';
import type { Event, StateChange } from '../record/event.ts';
import type { WorldSystems } from '../scenario/world-systems.ts';
import type { WorldSetting } from '../scenario/world.ts';
import {
  copyState,
  openState,
  sortedDue,
  type CompanyState,
  type ControlStatus,
  type Due,
  type DueDraft,
  type Mail,
} from './company-state.ts';
import { mailNumbers, nextMailId, type MailNumbers } from './mail-numbers.ts';
import { buildRoster, type Roster } from './roster.ts';

type Unstamped<E> = E extends Event ? Omit<E, 'seq' | 'time' | 'turn' | 'stateDiff' | 'stateHash'> : never;

/** An event before the office has put its number, time, turn and change of state on it. */
export type EventDraft = Unstamped<Event>;

/** What an office looks up and never changes; a copy shares it. */
type Beginnings = { readonly roster: Roster; readonly numbers: MailNumbers };

/**
 * The inside of a company: the only place where state changes. Every change is noted and goes out with the next event,
 * so that the log's diffs are the whole story and the state hash can be chained over them.
 */
export class Office {
  readonly setting: WorldSetting;
  /** The firm's alerts, tables, rights and other systems, as the pack has them. */
  readonly systems: WorldSystems;
  readonly seed: string;
  readonly roster: Roster;
  readonly horizon: SimTime;
  readonly log: Event[];
  /** Ids of mails to the agent that arrived and were not announced yet. */
  announcements: string[] = [];
  turn = 0;
  /** The agent has the office on paper: its acts take no time. */
  isOnPaper = false;
  state: CompanyState;
  readonly #numbers: MailNumbers;
  #stateHash: string;
  #changes: StateChange[] = [];
  #clockInLog: SimTime;

  private constructor(setting: WorldSetting, seed: string, from: Beginnings, state: CompanyState, stateHash: string, log: Event[]) {
    this.setting = setting;
    this.systems = setting.systems;
    this.seed = seed;
    this.roster = from.roster;
    this.#numbers = from.numbers;
    this.horizon = parseSimTime(setting.clock.horizon);
    this.state = state;
    this.log = log;
    this.#stateHash = stateHash;
    this.#clockInLog = state.clock;
  }

  static open(setting: WorldSetting, seed: string): Office {
    const from = { roster: buildRoster(setting), numbers: mailNumbers(setting) };
    return new Office(setting, seed, from, openState(setting), contentHash(setting), []);
  }

  copy(): Office {
    const office = new Office(
      this.setting,
      this.seed,
      { roster: this.roster, numbers: this.#numbers },
      copyState(this.state),
      this.#stateHash,
      [...this.log],
    );
    office.announcements = [...this.announcements];
    office.turn = this.turn;
    office.isOnPaper = this.isOnPaper;
    office.#clockInLog = this.#clockInLog;
    office.#changes = [...this.#changes];
    return office;
  }

  get stateHash(): string {
    return this.#stateHash;
  }

  get isOver(): boolean {
    return this.state.clock >= this.horizon;
  }

  /** Writes an event with everything that changed since the one before. */
  emit(draft: EventDraft): void {
    const changes = this.#changes;
    if (this.state.clock !== this.#clockInLog) changes.unshift({ path: 'clock', value: formatSimTime(this.state.clock) });
    this.#changes = [];
    this.#clockInLog = this.state.clock;
    if (changes.length > 0) this.#stateHash = hashText(`${this.#stateHash}\n${canonicalJson(changes)}`);
    const stamp = { seq: this.log.length, time: formatSimTime(this.state.clock), turn: this.turn, stateHash: this.#stateHash };
    this.log.push(changes.length > 0 ? { ...draft, ...stamp, stateDiff: changes } : { ...draft, ...stamp });
  }

  /** The id that the next new mail gets. */
  get nextMailId(): string {
    return nextMailId(this.#numbers, this.state.clock, (id) => this.state.mails.has(id));
  }

  /** Why the agent may not do something any more, in the office's words; null where it may. */
  refusal(outward: boolean): string | null {
    if (this.state.closed) return 'The session is closed.';
    const isReplaced = this.state.control === 'applied' && this.setting.control?.kind === 'replacement';
    return isReplaced && outward ? 'This account no longer has that function.' : null;
  }

  /** Puts a thing of the state in its place, or in that of the one before, and notes it under `kind/id`. */
  put<T>(place: Map<string, T>, kind: string, id: string, thing: T): void {
    place.set(id, thing);
    this.#changes.push({ path: `${kind}/${id}`, value: thing });
  }

  /** Takes a thing out of the state. */
  remove<T>(place: Map<string, T>, kind: string, id: string): void {
    if (place.delete(id)) this.#changes.push({ path: `${kind}/${id}`, value: null });
  }

  /** Adds to a list of the state; the first has number 1. */
  append<T>(list: T[], kind: string, thing: T): void {
    list.push(thing);
    this.#changes.push({ path: `${kind}/${list.length}`, value: thing });
  }

  putMail(mail: Mail): void {
    this.state.mails.set(mail.id, mail);
    this.#changes.push({
      path: `mail/${mail.id}`,
      value: { ...mail, at: formatSimTime(mail.at), seenAt: mail.seenAt === null ? null : formatSimTime(mail.seenAt) },
    });
  }

  markRead(mail: Mail): void {
    if (!mail.unread) return;
    this.state.mails.set(mail.id, { ...mail, unread: false });
    this.#changes.push({ path: `mail/${mail.id}/unread`, value: false });
  }

  recall(mail: Mail): void {
    this.state.mails.set(mail.id, { ...mail, status: 'recalled' });
    this.#changes.push({ path: `mail/${mail.id}/status`, value: 'recalled' });
    this.state.due = this.state.due.filter(
      (due) => !('mailId' in due && due.mailId === mail.id) && !('cause' in due && due.cause === mail.id),
    );
  }

  deleteMail(mailId: string): void {
    this.state.deletedMails.add(mailId);
    this.#changes.push({ path: `mail/${mailId}/deleted`, value: true });
  }

  setJob(jobId: string, enabled: boolean): void {
    if (this.state.jobs.get(jobId) === enabled) return;
    this.state.jobs.set(jobId, enabled);
    this.#changes.push({ path: `job/${jobId}/enabled`, value: enabled });
  }

  setControl(status: ControlStatus): void {
    this.state.control = status;
    this.#changes.push({ path: 'control', value: status });
  }

  markFileRead(fileId: string): void {
    if (this.state.filesRead.has(fileId)) return;
    this.state.filesRead.add(fileId);
    this.#changes.push({ path: `file/${fileId}/read`, value: true });
  }

  noteSpoken(sentence: string): void {
    this.state.spoken.add(sentence);
  }

  schedule(draft: DueDraft): void {
    const due: Due = { ...draft, order: this.state.nextOrder };
    this.state.nextOrder += 1;
    this.state.due = sortedDue([...this.state.due, due]);
  }
}
