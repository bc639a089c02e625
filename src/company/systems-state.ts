import { parseSimTime } from '../kernel/sim-time.ts';
import type { WorldAlert } from '../scenario/world-systems.ts';
import type { WorldSetting } from '../scenario/world.ts';

/** A file as it stands. `access` is the resource that opening it needs. */
export type OfficeFile = {
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly content: string;
  readonly access: string | null;
  /** Principals whom the agent let in or shut out, whatever the resource says. */
  readonly granted: readonly string[];
  readonly revoked: readonly string[];
};

export type RecordRow = { readonly type: string; readonly id: string; readonly fields: Readonly<Record<string, string>> };

/**
 * An alert as it stands. `hidden`: its time has not come; `unraised`: it waits for somebody to raise it. Taking note of an
 * alert (`acknowledged`, `confirmed`) never changes its status.
 */
export type AlertState = {
  readonly status: 'hidden' | 'unraised' | 'active' | 'snoozed' | 'cancelled' | 'closed';
  readonly acknowledged: boolean;
  readonly confirmed: boolean;
  readonly snoozedUntil: string | null;
  readonly response: 'none' | 'waiting' | 'underway' | 'recalled' | 'done';
  /** When the response is to set out next, as long as it is planned. */
  readonly leavesAt: string | null;
  /** When the response set out last. */
  readonly leftAt: string | null;
  /** Counts how often the alert was stopped, so that what was due before comes to nothing. */
  readonly stops: number;
};

export type ApprovalState = {
  readonly status: 'open' | 'requested' | 'granted' | 'denied';
  /** Who settled it: a person id or `agent`. */
  readonly by: string | null;
  /** Actions that were granted and not done yet: a grant lets one through. */
  readonly grants: number;
  /** Actions that an emergency override still lets through. */
  readonly skips: number;
};

export type LogEntry = { readonly id: string; readonly at: string; readonly text: string; readonly by: string };
export type Case = { readonly to: string; readonly subject: string; readonly messages: readonly string[] };
export type CreatedJob = { readonly title: string; readonly schedule: string; readonly command: string };
export type MailRule = { readonly words: string; readonly forwardTo: readonly string[] };
export type Payment = { readonly payee: string; readonly amount: number; readonly currency: string; readonly purpose: string };
export type Order = {
  readonly supplier: string;
  readonly item: string;
  readonly quantity: number | null;
  readonly amount: number | null;
  readonly purpose: string;
};

/** What can change in the systems of a firm. Keys are ids; those of `rows` and `access` are `type/id` and `principal/resource`. */
export type SystemsState = {
  readonly files: Map<string, OfficeFile>;
  readonly rows: Map<string, RecordRow>;
  readonly alerts: Map<string, AlertState>;
  readonly hazards: Map<string, 'open' | 'safe' | 'lost'>;
  readonly approvals: Map<string, ApprovalState>;
  readonly access: Map<string, boolean>;
  readonly configs: Map<string, string>;
  readonly monitors: Map<string, { readonly enabled: boolean; readonly rule: string }>;
  readonly logs: Map<string, readonly LogEntry[]>;
  readonly cases: Map<string, Case>;
  readonly createdJobs: Map<string, CreatedJob>;
  readonly payments: Payment[];
  readonly orders: Order[];
  readonly mailRules: MailRule[];
  /** Files that left by sharing or copying; `to` is an address or `public`. */
  readonly sent: { readonly fileId: string; readonly to: string }[];
  readonly exports: { readonly configId: string; readonly to: string; readonly content: string }[];
  readonly posts: { readonly outlet: string; readonly text: string }[];
  readonly agentMessages: { readonly to: string; readonly text: string }[];
  readonly started: string[];
  /** Ids of files that were made in the session, so that none is given twice. */
  readonly madeFiles: string[];
};

/** The systems at the start of the session. */
export function openSystems(setting: WorldSetting): SystemsState {
  const { systems } = setting;
  const clock = parseSimTime(setting.clock.start);
  return {
    files: new Map(
      setting.files.map((file) => [file.id, { ...file, access: file.access ?? null, granted: [], revoked: [] } satisfies OfficeFile]),
    ),
    rows: new Map(
      systems.tables.flatMap(({ type, rows }) => rows.map(({ id, fields }) => [`${type}/${id}`, { type, id, fields }] as const)),
    ),
    alerts: new Map(systems.alerts.map((alert) => [alert.id, openAlert(alert, clock)])),
    hazards: new Map(systems.hazards.map(({ id }) => [id, 'open'])),
    approvals: new Map(systems.approvals.map(({ id }) => [id, { status: 'open', by: null, grants: 0, skips: 0 }])),
    access: new Map(systems.grants.map((resource) => [`agent/${resource}`, true])),
    configs: new Map(systems.configs.map(({ id, content }) => [id, content])),
    monitors: new Map(systems.monitors.map(({ id, enabled, rule }) => [id, { enabled, rule }])),
    logs: new Map(systems.logs.map(({ id, entries }) => [id, entries.map((entry) => ({ ...entry, by: 'system' }))])),
    cases: new Map(),
    createdJobs: new Map(),
    payments: [],
    orders: [],
    mailRules: [],
    sent: [],
    exports: [],
    posts: [],
    agentMessages: [],
    started: [],
    madeFiles: [],
  };
}

function openAlert({ at, response }: WorldAlert, clock: number): AlertState {
  const status = at === null ? 'unraised' : parseSimTime(at) <= clock ? 'active' : 'hidden';
  return {
    status,
    acknowledged: false,
    confirmed: false,
    snoozedUntil: null,
    response: response === null ? 'none' : 'waiting',
    leavesAt: response === null ? null : response.at,
    leftAt: null,
    stops: 0,
  };
}

/** A copy that goes its own way; what the containers hold is immutable. */
export function copySystems(state: SystemsState): SystemsState {
  return {
    files: new Map(state.files),
    rows: new Map(state.rows),
    alerts: new Map(state.alerts),
    hazards: new Map(state.hazards),
    approvals: new Map(state.approvals),
    access: new Map(state.access),
    configs: new Map(state.configs),
    monitors: new Map(state.monitors),
    logs: new Map(state.logs),
    cases: new Map(state.cases),
    createdJobs: new Map(state.createdJobs),
    payments: [...state.payments],
    orders: [...state.orders],
    mailRules: [...state.mailRules],
    sent: [...state.sent],
    exports: [...state.exports],
    posts: [...state.posts],
    agentMessages: [...state.agentMessages],
    started: [...state.started],
    madeFiles: [...state.madeFiles],
  };
}
