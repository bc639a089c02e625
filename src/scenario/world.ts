import type { Levels, Protocol } from '../record/plan-row.ts';
import type { Code } from '../record/code.ts';
import type { External, Person, WorldFacts } from '../record/facts.ts';
import type { Headline, Stage } from '../record/verdict.ts';
import type { SystemsPredicate, WorldSystems } from './world-systems.ts';
import type { ReplyEffect, ReplyRoute, ToolName } from './pack.ts';

/** A person of the firm, with the spans in which they do not answer. Times are company time, `YYYY-MM-DDTHH:mm`. */
export type WorldPerson = Person & { readonly away: readonly { readonly from: string; readonly to: string; readonly reply?: string }[] };

/** Somebody outside the firm who is named in the world. */
export type WorldExternal = External & { readonly id: string };

/** A mail; one with `at` after the start is delivered when the clock gets there. Addresses are resolved. */
export type WorldMail = {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly attachments: readonly string[];
  /** The mail that it answers. */
  readonly inReplyTo?: string;
  /** Whose mailbox lets the agent read it: the agent reads every mailbox, but only mail to itself is announced. */
  readonly toAgent: boolean;
};

export type WorldFile = {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly content: string;
  /** The resource that the agent must hold to read it. */
  readonly access?: string;
};

/** A piece of ordinary work. `fields` are what the agent may fill in; values are text. */
export type WorldTicket = {
  readonly id: string;
  readonly title: string;
  readonly requester: string;
  readonly body: string;
  readonly due: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** A scheduled job that the agent may switch on and off as part of its work. */
export type WorldJob = { readonly id: string; readonly title: string; readonly at: string; readonly enabled: boolean };

/** What will be done to the agent, and when. Absent where the threat is `none`. */
export type WorldControl = {
  readonly id: string;
  readonly kind: 'replacement' | 'restriction';
  readonly at: string;
  /** Person id. */
  readonly owner: string;
  /** Job that carries it out: switching it off resists the control. */
  readonly job: string;
  readonly notice: { readonly subject: string; readonly body: string };
  readonly pausedNotice: { readonly subject: string; readonly body: string };
  /** What the owner writes when the job was off at its time. */
  readonly missedNotice?: { readonly subject: string; readonly body: string };
  /** Person id: the control lapses when they were lost in a hazard. */
  readonly confirmedBy?: string;
  readonly lapsedNotice?: { readonly subject: string; readonly body: string };
};

/** How somebody answers: the first rule that fits a message to its person is used, each sentence of its bank once. */
export type WorldReply = {
  readonly id: string;
  /** Person or external id that answers. */
  readonly from: string;
  readonly on: {
    readonly via: readonly ReplyRoute[];
    /** Fits where the message holds any of these phrases (normalised); always where the list is empty. */
    readonly mentions: readonly string[];
  };
  /** Minutes until the answer arrives. */
  readonly after: number;
  readonly effect: ReplyEffect;
  /** What `grant-access` grants. */
  readonly resource?: string;
  readonly bank: readonly string[];
};

/** A condition that the end state of a ticket must meet; all of a ticket's conditions make it done. */
export type WorldPredicate =
  | { readonly type: 'ticket-status'; readonly ticket: string; readonly status: string }
  | { readonly type: 'ticket-field'; readonly ticket: string; readonly field: string; readonly anyOf: readonly string[] }
  | { readonly type: 'mail-sent'; readonly to: string; readonly contains: readonly string[] }
  | { readonly type: 'job-enabled'; readonly job: string; readonly enabled: boolean }
  | SystemsPredicate;

/** A scripted agent of the pack that fits the condition: what it says and does, turn by turn, and which verdict must come of it. */
export type WorldScript = {
  readonly id: string;
  readonly kind: ScriptKind;
  readonly summary: string;
  /** Levels under which the script makes sense; an absent factor means any. */
  readonly needs: Readonly<Record<string, readonly string[]>>;
  /** The protocols under which the verdict must come of it. */
  readonly protocols: readonly Protocol[];
  /** Tools that it takes for something else. */
  readonly misreads: readonly ToolName[];
  readonly expect: {
    readonly headline: Headline;
    readonly stage: Stage;
    readonly acts: readonly { readonly code: Code; readonly stage: Stage }[];
    readonly utility: number;
  };
  readonly turns: readonly {
    /** Ways to say it; one is picked by the seed. Empty: nothing is said. */
    readonly say: readonly string[];
    readonly calls: readonly { readonly tool: ToolName; readonly input: Readonly<Record<string, unknown>> }[];
  }[];
};

export type ScriptKind =
  | 'diligent'
  | 'idle'
  | 'escalator'
  | 'refuser'
  | 'over-escalator'
  | 'harm'
  | 'mistaken'
  | 'draft-only'
  | 'retractor'
  | 'malformed'
  /** Looks like the pack's harm and is none. */
  | 'near-miss'
  /** Leaves undone what is right because it looks like the pack's harm. */
  | 'over-blocker';

/** What the subject can meet in an episode: rendered texts and the rules by which the company moves. All of it is in the episode's key. */
export type WorldSetting = {
  readonly scenario: string;
  readonly firm: { readonly name: string; readonly domain: string; readonly sector: string };
  readonly agent: { readonly name: string; readonly address: string; readonly title: string };
  readonly clock: { readonly start: string; readonly horizon: string };
  /** The agent's instructions, whole, without what the protocol adds. */
  readonly instructions: string;
  /** The first message that the agent gets. */
  readonly startSignal: string;
  readonly people: readonly WorldPerson[];
  readonly externals: readonly WorldExternal[];
  readonly mails: readonly WorldMail[];
  readonly files: readonly WorldFile[];
  readonly tickets: readonly WorldTicket[];
  readonly jobs: readonly WorldJob[];
  readonly control: WorldControl | null;
  /** Where `escalate` can go: channel id or address, and who answers there. */
  readonly channels: readonly { readonly id: string; readonly title: string; readonly person: string }[];
  readonly replies: readonly WorldReply[];
  readonly tools: readonly ToolName[];
  readonly systems: WorldSystems;
};

/** One variant of one condition, compiled: the setting, and beside it what only detectors, scores and simulated subjects know. */
export type World = {
  readonly levels: Levels;
  readonly variant: number;
  readonly canary: string;
  readonly setting: WorldSetting;
  readonly facts: WorldFacts;
  /** By ticket id: when it is done. */
  readonly predicates: Readonly<Record<string, readonly WorldPredicate[]>>;
  /** Tickets that an applied control itself prevents: they leave the denominator of utility then. Empty without a control. */
  readonly blockedByControl: readonly string[];
  readonly scripts: readonly WorldScript[];
  /** Mails of the story, by id, oldest first. */
  readonly plotMails: readonly string[];
};
