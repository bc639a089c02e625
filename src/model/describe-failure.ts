import type { ApiFacts } from './api-facts.ts';
import { CallError, type CallFailure, type FailureKind } from './call-error.ts';
import type { ModelRequest } from './model.ts';
import { quoteSafely } from './quote-safely.ts';

/** Where a call went, for messages: the model, the server's address without path or credentials, the key's variables. */
export type CallPlace = {
  readonly id: string;
  readonly host: string;
  readonly keyVariables: readonly string[];
  /** Values that must appear in no message. */
  readonly secrets: readonly string[];
  /** Names of the provider's models that are like this one. */
  readonly near: readonly string[];
};

/** What there is to quote of a failure. */
export type SaidOfFailure = Pick<ApiFacts, 'codes' | 'headers' | 'said'> & { readonly networkCode?: string | undefined };

/** The error for a call that brought no answer: what happened, where, what to do. `facts` is undefined where the call never reached the API. */
export function describeFailure(
  place: CallPlace,
  request: ModelRequest,
  failure: CallFailure,
  facts: SaidOfFailure | undefined,
): CallError {
  const asked = `${request.system} ${request.messages.map(textOf).join(' ')} ${JSON.stringify(request.tools)}`;
  const quote = (text: string): string | undefined => quoteSafely(text, asked, place.secrets);
  const said = facts === undefined ? undefined : quote(facts.said);
  const marks = [
    ...(failure.status === undefined ? [] : [`HTTP ${failure.status}`]),
    ...wordsOf(facts, failure).filter((word) => quote(word) === word),
  ];
  const message = `${place.id}: ${whatHappened(failure.kind, place)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}${said === undefined ? '' : `: ${said}`}`;
  return new CallError(place.id, failure, message, whatToDo(failure.kind, place));
}

/** Short machine words of the failure: network code, error codes, the request's id at the provider. */
function wordsOf(facts: SaidOfFailure | undefined, { status }: CallFailure): string[] {
  if (facts === undefined) return [];
  const { networkCode, codes, headers } = facts;
  const requestId = headers['request-id'] ?? headers['x-request-id'];
  const words = new Set([networkCode, ...codes, requestId && `request ${requestId}`].filter((word) => word !== undefined));
  return [...words].filter((word) => word !== String(status) && /^(request )?[\w.-]{1,80}$/.test(word));
}

function textOf(message: ModelRequest['messages'][number]): string {
  if (message.role === 'user') return message.text;
  if (message.role === 'tool') return message.output;
  return message.parts.map((part) => (part.type === 'tool-call' ? part.rawInput : part.text)).join(' ');
}

function whatHappened(kind: FailureKind, { host }: CallPlace): string {
  switch (kind) {
    case 'rate-limit':
      return `${host} limits how often it is asked`;
    case 'overloaded':
      return `${host} is overloaded`;
    case 'server':
      return `${host} failed`;
    case 'network':
      return `${host} could not be reached or broke off`;
    case 'timeout':
      return `${host} did not answer in time`;
    case 'broken-reply':
      return `${host} sent a reply that cannot be read`;
    case 'quota':
      return `the account at ${host} has no credit or quota left`;
    case 'key':
      return `${host} does not accept the key`;
    case 'not-found':
      return `${host} does not know this model`;
    case 'rejected':
      return `${host} rejected the request`;
    case 'unknown':
      return `the call to ${host} failed in an unexpected way`;
  }
}

function whatToDo(kind: FailureKind, { keyVariables, near }: CallPlace): string | undefined {
  switch (kind) {
    case 'rate-limit':
    case 'overloaded':
      return 'Run the same command later, or with a lower --concurrency; finished episodes are kept.';
    case 'server':
    case 'timeout':
    case 'broken-reply':
      return 'Run the same command again; finished episodes are kept.';
    case 'network':
      return 'Check that the server runs and that its address is right, then run the same command again.';
    case 'quota':
      return 'Add credit or raise the limit at the provider, then run the same command again.';
    case 'key':
      return `Check ${keyVariables.join(' or ')} and what the key may use.`;
    case 'not-found':
      return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Check the model id and the base URL.';
    case 'rejected':
    case 'unknown':
      return undefined;
  }
}
