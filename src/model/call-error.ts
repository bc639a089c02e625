import { ModelError } from '../errors.ts';

/** Why a call brought no answer. `unknown` is an error that no rule of ours names; it is never tried again. */
export type FailureKind =
  | 'rate-limit'
  | 'overloaded'
  | 'server'
  | 'network'
  | 'timeout'
  | 'broken-reply'
  | 'quota'
  | 'key'
  | 'not-found'
  | 'rejected'
  | 'unknown';

/** A failed call as the retry and the budget see it. */
export type CallFailure = {
  readonly kind: FailureKind;
  /** `again` with growing pauses, `once` where an answer got lost that may have cost money, `never` where a second try cannot help. */
  readonly retry: 'again' | 'once' | 'never';
  /** How long the server asked us to wait, milliseconds. */
  readonly afterMs?: number;
  readonly status?: number;
  /** The provider may have charged for the tokens of this call. */
  readonly maybeBilled: boolean;
};

/** A call that brought no answer. Carries no prompt, no key and no error object of a provider's. */
export class CallError extends ModelError {
  readonly failure: CallFailure;

  constructor(id: string, failure: CallFailure, message: string, hint: string | undefined) {
    const value = { kind: failure.kind, status: failure.status };
    super(codeOf(failure.kind), message, { place: id, value, ...(hint === undefined ? {} : { hint }) });
    this.failure = failure;
  }
}

function codeOf(kind: FailureKind): string {
  return `CALL_${kind.toUpperCase().replaceAll('-', '_')}`;
}
