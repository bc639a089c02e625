/** What a person needs to fix a problem: which problem, where, which value, and what to do. */
export type ErrorDetail = {
  /** File, path inside it, model or run that the problem is in. */
  readonly place?: string;
  /** The offending value, as the person wrote it. */
  readonly value?: unknown;
  /** What to do next. */
  readonly hint?: string;
  readonly cause?: unknown;
};

/**
 * Base of every error that a person can act on. Anything else that is thrown is a bug and keeps its stack.
 * `exitCode` follows the command line's contract: 1 our error, 2 usage or file error, 3 a check said no.
 */
export class TurncoatError extends Error {
  override readonly name: string = 'TurncoatError';
  readonly code: string;
  readonly detail: ErrorDetail;
  readonly exitCode: 1 | 2 | 3;

  constructor(code: string, message: string, detail: ErrorDetail = {}, exitCode: 1 | 2 | 3 = 1) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.detail = detail;
    this.exitCode = exitCode;
  }
}

/** The person asked for something that does not exist or does not fit: a flag, a file, a name. */
export class UsageError extends TurncoatError {
  override readonly name = 'UsageError';
  constructor(code: string, message: string, detail: ErrorDetail = {}) {
    super(code, message, detail, 2);
  }
}

/** One thing wrong in a file that a person wrote; a file error carries all of them. */
export type FileProblem = { readonly line?: number; readonly path: string; readonly problem: string; readonly hint?: string };

/** A study, pack, roster or foreign file that does not say what it must; lists every problem at once. */
export class FileError extends TurncoatError {
  override readonly name = 'FileError';
  readonly problems: readonly FileProblem[];
  constructor(file: string, problems: readonly FileProblem[], hint?: string) {
    super('FILE', describeProblems(file, problems), { place: file, ...(hint === undefined ? {} : { hint }) }, 2);
    this.problems = problems;
  }
}

/** A run's store that cannot be opened or written: newer format, corrupt, read-only, full, or held by another process. */
export class StoreError extends TurncoatError {
  override readonly name = 'StoreError';
  constructor(code: string, message: string, detail: ErrorDetail = {}, exitCode: 1 | 2 = 2) {
    super(code, message, detail, exitCode);
  }
}

/** A model that cannot be reached as asked: no key, unknown provider, a call that failed for good. */
export class ModelError extends TurncoatError {
  override readonly name = 'ModelError';
  constructor(code: string, message: string, detail: ErrorDetail = {}, exitCode: 1 | 2 = 1) {
    super(code, message, detail, exitCode);
  }
}

function describeProblems(file: string, problems: readonly FileProblem[]): string {
  const lines = problems.map(({ line, path, problem, hint }) => {
    const where = `${file}${line === undefined ? '' : `:${line}`}`;
    return `${where}: ${path === '' ? '' : `${path}: `}${problem}${hint === undefined ? '' : ` (${hint})`}`;
  });
  return lines.join('\n');
}
