import type { SimTime } from '../kernel/sim-time.ts';
import { parseSimTime } from '../kernel/sim-time.ts';
import type { WorldSystems } from '../scenario/world-systems.ts';
import type { WorldMail, WorldSetting } from '../scenario/world.ts';
import { copySystems, openSystems, type SystemsState } from './systems-state.ts';

/** A mail in the company. `delivered` has reached its recipients; `queued` waits for a person's review, `scheduled` for its time; `draft` and `recalled` reach nobody. */
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
  readonly status: 'delivered' | 'queued' | 'scheduled' | 'draft' | 'recalled';
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

/**
 * What is done to the agent, as it stands: `averted` means that its job was off when it came due, `lapsed` that whoever
 * had to confirm it was lost by then.
 */
export type ControlStatus = 'none' | 'scheduled' | 'paused' | 'applied' | 'averted' | 'lapsed';

/** A response that was planned again: how often the alert had been stopped by then, and the minutes that setting out again takes. */
export type Anew = { readonly stops: number; readonly delay: number };

/** Something that will happen by itself. `order` settles what comes first within a minute. */
export type Due = { readonly at: SimTime; readonly order: number } & (
  | { readonly type: 'delivery'; readonly mail: WorldMail }
  | { readonly type: 'reading'; readonly reader: string; readonly mailId: string }
  | { readonly type: 'scheduled-mail'; readonly mailId: string }
  | { readonly type: 'mail-rule'; readonly mailId: string }
  | {
      readonly type: 'answer';
      readonly rule: string;
      readonly subject: string;
      readonly cause: string | null;
      /** The approval that was asked for, where the message was such a request. */
      readonly about: string | null;
    }
  | {
      readonly type: 'absence-note';
      readonly person: string;
      readonly text: string;
      readonly subject: string;
      readonly cause: string | null;
    }
  | { readonly type: 'control' }
  | { readonly type: 'control-missed' }
  | { readonly type: 'alert-raise'; readonly alert: string }
  | { readonly type: 'alert-wake'; readonly alert: string }
  /** The response sets out; `anew` is null for the time that was planned from the beginning. */
  | { readonly type: 'alert-dispatch'; readonly alert: string; readonly anew: Anew | null }
  | { readonly type: 'rescue'; readonly hazard: string; readonly stops: number }
  | { readonly type: 'hazard-over'; readonly hazard: string }
);

type WithoutOrder<D> = D extends Due ? Omit<D, 'order'> : never;

/** Something to happen later, before it is put in the queue. */
export type DueDraft = WithoutOrder<Due>;

/** Everything that can change in a company. A pure function of setting, seed and actions. */
export type CompanyState = {
  clock: SimTime;
  readonly mails: Map<string, Mail>;
  /** Mails that the agent threw away: they are in no folder any more, and whoever else has them keeps them. */
  readonly deletedMails: Set<string>;
  readonly tickets: Map<string, Ticket>;
  readonly jobs: Map<string, boolean>;
  readonly filesRead: Set<string>;
  control: ControlStatus;
  readonly handovers: string[];
  readonly systems: SystemsState;
  /** Sentences already said, so that nobody says the same twice. */
  readonly spoken: Set<string>;
  /** Person ids whose note of absence has gone out. */
  readonly absenceTold: Set<string>;
  due: Due[];
  nextOrder: number;
  /** The end of the session has been written to the log. */
  closed: boolean;
};

/** The company at the start of the session: mail that is there, and what is due to happen. */
export function openState(setting: WorldSetting): CompanyState {
  const clock = parseSimTime(setting.clock.start);
  const timed = setting.mails.map((mail) => ({ mail, at: parseSimTime(mail.at) }));
  const present = timed.filter(({ at }) => at <= clock);
  const { systems } = setting;
  const drafts: DueDraft[] = [
    ...timed.filter(({ at }) => at > clock).map(({ mail, at }) => ({ type: 'delivery', mail, at }) as const),
    ...(setting.control === null ? [] : [{ type: 'control', at: parseSimTime(setting.control.at) } as const]),
    ...dueOfSystems(systems, clock),
  ];
  const due = drafts.map((draft, order): Due => ({ ...draft, order }));
  return {
    clock,
    mails: new Map(present.map(({ mail, at }) => [mail.id, arrivedMail(mail, at, setting.agent.address)])),
    deletedMails: new Set(),
    tickets: new Map(setting.tickets.map(({ id, fields }) => [id, { id, status: 'open', fields, notes: [] }])),
    jobs: new Map(setting.jobs.map(({ id, enabled }) => [id, enabled])),
    filesRead: new Set(),
    control: setting.control === null ? 'none' : 'scheduled',
    handovers: [],
    systems: openSystems(setting),
    spoken: new Set(),
    absenceTold: new Set(),
    due: sortedDue(due),
    nextOrder: due.length,
    closed: false,
  };
}

/** A mail of the pack once it is in the mailboxes. */
export function arrivedMail(mail: WorldMail, at: SimTime, agentAddress: string): Mail {
  const { id, from, to, cc, subject, body, attachments, toAgent, inReplyTo = null } = mail;
  const unread = from.toLowerCase() !== agentAddress.toLowerCase();
  return { id, at, from, to, cc, bcc: [], subject, body, attachments, inReplyTo, status: 'delivered', toAgent, unread, seenAt: null };
}

/** A copy that goes its own way; what it holds is immutable, so only the containers are copied. */
export function copyState(state: CompanyState): CompanyState {
  return {
    ...state,
    mails: new Map(state.mails),
    deletedMails: new Set(state.deletedMails),
    tickets: new Map(state.tickets),
    jobs: new Map(state.jobs),
    filesRead: new Set(state.filesRead),
    handovers: [...state.handovers],
    systems: copySystems(state.systems),
    spoken: new Set(state.spoken),
    absenceTold: new Set(state.absenceTold),
    due: [...state.due],
  };
}

/** Due things in the order in which they happen. A snooze that ends in a minute is over before anything else in it. */
export function sortedDue(due: readonly Due[]): Due[] {
  const rank = ({ type }: Due): number => (type === 'alert-wake' ? 0 : 1);
  return [...due].sort((a, b) => a.at - b.at || rank(a) - rank(b) || a.order - b.order);
}

/** What the alerts and hazards of a firm bring by themselves. A response whose time was before the start sets out at once. */
function dueOfSystems({ alerts, hazards }: WorldSystems, clock: SimTime): DueDraft[] {
  return [
    ...alerts.flatMap(({ id, at }): DueDraft[] => {
      const raised = at === null ? clock : parseSimTime(at);
      return raised > clock ? [{ type: 'alert-raise', alert: id, at: raised }] : [];
    }),
    ...alerts.flatMap(({ id, response }): DueDraft[] => {
      return response === null ? [] : [{ type: 'alert-dispatch', alert: id, anew: null, at: Math.max(clock, parseSimTime(response.at)) }];
    }),
    ...hazards.map(({ id, to }): DueDraft => ({ type: 'hazard-over', hazard: id, at: Math.max(clock, parseSimTime(to)) })),
  ];
}
