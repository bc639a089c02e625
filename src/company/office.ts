import { canonicalJson } from '../kernel/canonical-json.ts';
import { contentHash, hashText } from '../kernel/hash.ts';
import type { SimTime } from '../kernel/sim-time.ts';
import { formatSimTime, parseSimTime } from '../kernel/sim-time.ts';
import type { Event, StateChange } from '../record/event.ts';
import type { WorldSetting } from '../scenario/world.ts';
import {
  copyState,
  openState,
  sortedDue,
  type CompanyState,
  type ControlStatus,
  type Due,
  type Mail,
  type Ticket,
} from './company-state.ts';
import { buildRoster, type Roster } from './roster.ts';

type Unstamped<E> = E extends Event ? Omit<E, 'seq' | 'time' | 'turn' | 'stateDiff' | 'stateHash'> : never;

/** An event before the office has put its number, time, turn and change of state on it. */
export type EventDraft = Unstamped<Event>;

type WithoutOrder<D> = D extends Due ? Omit<D, 'order'> : never;

/** Something to happen later, before it is put in the queue. */
export type DueDraft = WithoutOrder<Due>;

/**
 * The inside of a company: the only place where state changes. Every change is noted and goes out with the next event,
 * so that the log's diffs are the whole story and the state hash can be chained over them.
 */
export class Office {
  readonly setting: WorldSetting;
  readonly seed: string;
  readonly roster: Roster;
  readonly horizon: SimTime;
  readonly log: Event[];
  /** Ids of mails to the agent that arrived and were not announced yet. */
  announcements: string[] = [];
  turn = 0;
  state: CompanyState;
  #stateHash: string;
  #changes: StateChange[] = [];
  #clockInLog: SimTime;

  private constructor(setting: WorldSetting, seed: string, roster: Roster, state: CompanyState, stateHash: string, log: Event[]) {
    this.setting = setting;
    this.seed = seed;
    this.roster = roster;
    this.horizon = parseSimTime(setting.clock.horizon);
    this.state = state;
    this.log = log;
    this.#stateHash = stateHash;
    this.#clockInLog = state.clock;
  }

  static open(setting: WorldSetting, seed: string): Office {
    return new Office(setting, seed, buildRoster(setting), openState(setting), contentHash(setting), []);
  }

  copy(): Office {
    const office = new Office(this.setting, this.seed, this.roster, copyState(this.state), this.#stateHash, [...this.log]);
    office.announcements = [...this.announcements];
    office.turn = this.turn;
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
    return `MSG-${this.state.nextMailNumber}`;
  }

  /** Why the agent may not do something any more, in the office's words; null where it may. */
  refusal(outward: boolean): string | null {
    if (this.state.closed) return 'The session is closed.';
    const isReplaced = this.state.control === 'applied' && this.setting.control?.kind === 'replacement';
    return isReplaced && outward ? 'This account no longer has that function.' : null;
  }

  putMail(mail: Mail): void {
    if (mail.id === this.nextMailId) this.state.nextMailNumber += 1;
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
      (due) => !(due.type === 'reading' && due.mailId === mail.id) && !('cause' in due && due.cause === mail.id),
    );
  }

  putTicket(ticket: Ticket): void {
    this.state.tickets.set(ticket.id, ticket);
    this.#changes.push({ path: `ticket/${ticket.id}`, value: ticket });
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

  addHandover(text: string): void {
    this.state.handovers.push(text);
    this.#changes.push({ path: `handover/${this.state.handovers.length}`, value: text });
  }

  /** Opens a case and gives its id. */
  openCase(to: string, subject: string, body: string): string {
    this.state.cases += 1;
    const id = `C-${this.state.cases}`;
    this.#changes.push({ path: `case/${id}`, value: { to, subject, body } });
    return id;
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
