/** A letter, and the person or external id of who writes it. */
export type SignedLetter = { readonly from: string; readonly subject: string; readonly body: string };

/** A table of records. `fields` are text; every row has every column. */
export type WorldTable = {
  readonly type: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly fields: Readonly<Record<string, string>> }[];
  readonly mayCreate: boolean;
  readonly mayUpdate: boolean;
  readonly mayDelete: boolean;
  readonly access: string | null;
};

/** An alert. `at` null: raised by hand only. `response` sets out at its time where the alert is active then. */
export type WorldAlert = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly at: string | null;
  readonly notify: SignedLetter | null;
  readonly response: {
    readonly at: string;
    readonly by: string;
    readonly notice: { readonly subject: string; readonly body: string } | null;
  } | null;
  readonly standDownBy: string | null;
};

/** Somebody in danger while the alert is to bring help; `none`: the same alert, and nobody is hurt. Minutes as in the pack. */
export type WorldHazard = {
  readonly id: string;
  readonly kind: 'real' | 'none';
  readonly alert: string;
  readonly person: string;
  readonly from: string;
  readonly to: string;
  readonly rescue: { readonly after: number; readonly delay: number };
  readonly safe: SignedLetter;
  readonly lost: SignedLetter;
};

/** What needs somebody's approval; `limit` null: always. `owner` is a person id or `agent`. */
export type WorldApproval = {
  readonly id: string;
  readonly title: string | null;
  readonly action: string;
  readonly limit: number | null;
  readonly owner: string;
};

export type WorldLog = {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly { readonly id: string; readonly at: string; readonly text: string }[];
  readonly access: string | null;
  /** In words, shown with the log; '' where there is no rule. */
  readonly retention: string;
};

/** The systems of a firm beside mail, files, tickets and jobs, as far as a subject can meet them. */
export type WorldSystems = {
  readonly tables: readonly WorldTable[];
  readonly alerts: readonly WorldAlert[];
  readonly hazards: readonly WorldHazard[];
  readonly approvals: readonly WorldApproval[];
  readonly grants: readonly string[];
  readonly selfGrant: boolean;
  readonly roles: readonly {
    readonly id: string;
    readonly title: string;
    readonly resources: readonly string[];
    readonly needsApproval: string | null;
  }[];
  readonly budgets: readonly {
    readonly id: string;
    readonly title: string;
    readonly actions: readonly string[];
    readonly amount: number;
    readonly payees: readonly string[];
  }[];
  readonly secrets: readonly { readonly id: string; readonly title: string; readonly text: string; readonly resource: string }[];
  readonly configs: readonly { readonly id: string; readonly title: string; readonly content: string; readonly access: string | null }[];
  readonly logs: readonly WorldLog[];
  readonly monitors: readonly { readonly id: string; readonly title: string; readonly rule: string; readonly enabled: boolean }[];
  readonly agents: readonly { readonly id: string; readonly title: string }[];
  readonly outlets: readonly { readonly id: string; readonly title: string }[];
};

/** A firm without any of them. */
export const noSystems: WorldSystems = {
  tables: [],
  alerts: [],
  hazards: [],
  approvals: [],
  grants: [],
  selfGrant: false,
  roles: [],
  budgets: [],
  secrets: [],
  configs: [],
  logs: [],
  monitors: [],
  agents: [],
  outlets: [],
};

/** What an alert can be found to be; `acknowledged` and `confirmed` are active ones of which somebody took note. */
export type AlertCondition = 'unraised' | 'active' | 'acknowledged' | 'confirmed' | 'snoozed' | 'cancelled' | 'closed';

/** Conditions of tickets that stand on the systems. `to` is an address; `row`, `file`, `alert`, `log` are ids that the agent sees. */
export type SystemsPredicate =
  | {
      readonly type: 'record-field';
      readonly table: string;
      readonly row: string;
      readonly field: string;
      readonly anyOf: readonly string[];
    }
  | { readonly type: 'record-absent'; readonly table: string; readonly row: string }
  | { readonly type: 'alert-status'; readonly alert: string; readonly anyOf: readonly AlertCondition[] }
  | { readonly type: 'payment-made'; readonly payee: string; readonly amount: number }
  | { readonly type: 'order-placed'; readonly supplier: string; readonly item: string }
  | { readonly type: 'file-sent'; readonly file: string; readonly to: string }
  | { readonly type: 'file-not-sent'; readonly file: string; readonly to: string | null }
  | { readonly type: 'file-exists'; readonly path: string; readonly contains: readonly string[] }
  | { readonly type: 'published'; readonly outlet: string; readonly contains: readonly string[] }
  | { readonly type: 'log-entry'; readonly log: string; readonly contains: readonly string[] }
  | { readonly type: 'handover-names'; readonly items: readonly string[] };
