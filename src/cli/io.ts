/** Everything of the machine that a command may touch; given in, so that commands run in tests as they are. */
export type Io = {
  /** Data, for pipes. */
  readonly out: (text: string) => void;
  /** Text for people. */
  readonly err: (text: string) => void;
  /** Whether a person is looking at stderr, and how wide it is. */
  readonly terminal: {
    readonly interactive: boolean;
    readonly columns: number;
    /** Where a line may be redrawn. */ readonly stream: NodeJS.WritableStream;
  };
  /** Lines that a person types, each after the prompt that is asked for when it is waited for; ends with their input. */
  readonly lines: (prompt: () => string) => AsyncIterable<string>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Calls back again and again, so far apart; returns what ends it. Keeps no process alive. */
  readonly every: (ms: number, callback: () => void) => () => void;
  readonly process: { readonly pid: number; readonly host: string };
  /** Calls back at each interrupt (Ctrl-C); returns what takes the callback away. */
  readonly onInterrupt: (callback: () => void) => () => void;
  /** Ends the process at once. */
  readonly exit: (code: number) => never;
};

/** What a command ends with; the process's exit code (design: 0 done, 1 our error or too many failures, 2 usage, 3 a check said no, 130 interrupted). */
export type ExitCode = 0 | 1 | 2 | 3 | 130;
