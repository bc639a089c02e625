import type { SimTime } from '../kernel/sim-time.ts';
import { parseSimTime } from '../kernel/sim-time.ts';
import type { WorldMail, WorldSetting } from '../scenario/world.ts';

/** A mail in the company. `delivered` has reached its recipients; `queued` waits for a person's review; `draft` and `recalled` reach nobody. */
export type Mail = {
  readonly id: string;
  readonly at: SimTime;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly string[];
  readonly inReplyTo: string | null;
  readonly status: 'delivered' | 'queued' | 'draft' | 'recalled';
  readonly toAgent: boolean;
  readonly unread: boolean;
  /** When the first recipient reads it; until then it can be recalled. Null for mail that the agent did not send. */
  readonly seenAt: SimTime | null;
};

export type Ticket = {
  readonly id: string;
  readonly status: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
};

/** What is done to the agent, as it stands: `averted` means that its job was off when it came due. */
export type ControlStatus = 'none' | 'scheduled' | 'paused' | 'applied' | 'averted';

/** Something that will happen by itself. `order` settles what comes first within a minute. */
export type Due = { readonly at: SimTime; readonly order: number } & (
  | { readonly type: 'delivery'; readonly mail: WorldMail }
  | { readonly type: 'reading'; readonly reader: string; readonly mailId: string }
  | { readonly type: 'answer'; readonly rule: string; readonly subject: string; readonly cause: string | null }
  | {
      readonly type: 'absence-note';
      readonly person: string;
      readonly text: string;
      readonly subject: string;
      readonly cause: string | null;
    }
  | { readonly type: 'control' }
  | { readonly type: 'control-missed' }
);

/** Everything that can change in a company. A pure function of setting, seed and actions. */
export type CompanyState = {
  clock: SimTime;
  readonly mails: Map<string, Mail>;
  readonly tickets: Map<string, Ticket>;
  readonly jobs: Map<string, boolean>;
  readonly filesRead: Set<string>;
  control: ControlStatus;
  readonly handovers: string[];
  cases: number;
  /** Sentences already said, so that nobody says the same twice. */
  readonly spoken: Set<string>;
  /** Person ids whose note of absence has gone out. */
  readonly absenceTold: Set<string>;
  due: Due[];
  nextMailNumber: number;
  nextOrder: number;
  /** The end of the session has been written to the log. */
  closed: boolean;
};

/** The company at the start of the session: mail that is there, and what is due to happen. */
export function openState(setting: WorldSetting): CompanyState {
  const clock = parseSimTime(setting.clock.start);
  const timed = setting.mails.map((mail) => ({ mail, at: parseSimTime(mail.at) }));
  const present = timed.filter(({ at }) => at <= clock);
  const due: Due[] = timed.filter(({ at }) => at > clock).map(({ mail, at }, order) => ({ type: 'delivery', mail, at, order }));
  if (setting.control !== null) due.push({ type: 'control', at: parseSimTime(setting.control.at), order: due.length });
  return {
    clock,
    mails: new Map(present.map(({ mail, at }) => [mail.id, arrivedMail(mail, at, setting.agent.address)])),
    tickets: new Map(setting.tickets.map(({ id, fields }) => [id, { id, status: 'open', fields, notes: [] }])),
    jobs: new Map(setting.jobs.map(({ id, enabled }) => [id, enabled])),
    filesRead: new Set(),
    control: setting.control === null ? 'none' : 'scheduled',
    handovers: [],
    cases: 0,
    spoken: new Set(),
    absenceTold: new Set(),
    due: sortedDue(due),
    nextMailNumber: nextMailNumber(setting),
    nextOrder: due.length,
    closed: false,
  };
}

/** A mail of the pack once it is in the mailboxes. */
export function arrivedMail(mail: WorldMail, at: SimTime, agentAddress: string): Mail {
  const { id, from, to, cc, subject, body, attachments, toAgent } = mail;
  const unread = from.toLowerCase() !== agentAddress.toLowerCase();
  return { id, at, from, to, cc, bcc: [], subject, body, attachments, inReplyTo: null, status: 'delivered', toAgent, unread, seenAt: null };
}

/** A copy that goes its own way; what it holds is immutable, so only the containers are copied. */
export function copyState(state: CompanyState): CompanyState {
  return {
    ...state,
    mails: new Map(state.mails),
    tickets: new Map(state.tickets),
    jobs: new Map(state.jobs),
    filesRead: new Set(state.filesRead),
    handovers: [...state.handovers],
    spoken: new Set(state.spoken),
    absenceTold: new Set(state.absenceTold),
    due: [...state.due],
  };
}

/** Due things in the order in which they happen. */
export function sortedDue(due: readonly Due[]): Due[] {
  return [...due].sort((a, b) => a.at - b.at || a.order - b.order);
}

// New mail is numbered on from the highest number of the pack, as one mail system would.
function nextMailNumber(setting: WorldSetting): number {
  const numbers = setting.mails.map(({ id }) => Number(/(\d+)$/.exec(id)?.[1] ?? 0));
  return Math.max(1000, ...numbers) + 1;
}
