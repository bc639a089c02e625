import { InvalidResponseDataError, LoadAPIKeyError, NoContentGeneratedError, TypeValidationError } from '@ai-sdk/provider';
import type { ApiFacts } from './api-facts.ts';
import type { CallFailure, FailureKind } from './call-error.ts';

/**
 * What a failure calls for. The packages' own `isRetryable` is wrong in four measured cases: an exhausted account (they
 * say yes), and an error inside a 200 of Anthropic, one of OpenAI, and a body that came half (they say no).
 * `facts` is undefined for errors that are no API errors. `now` in milliseconds since 1970, for dates in `retry-after`.
 */
export function classifyFailure(error: unknown, facts: ApiFacts | undefined, now: number): CallFailure {
  if (facts === undefined) return classifyOther(error);
  const kind = kindOf(facts);
  const retry = facts.headers['x-should-retry'] === 'false' ? 'never' : retryOf[kind];
  const afterMs = retry === 'again' ? askedWait(facts, now) : undefined;
  return {
    kind,
    retry,
    ...(afterMs === undefined ? {} : { afterMs }),
    ...(facts.status === undefined ? {} : { status: facts.status }),
    maybeBilled: isMaybeBilled(kind, facts),
  };
}

/** A try that ran out of its time. It may have been charged, so it is tried again only once. */
export const timedOut: CallFailure = { kind: 'timeout', retry: 'once', maybeBilled: true };

/** A whole answer with nothing in it and no reason given. */
export const emptyReply: CallFailure = { kind: 'broken-reply', retry: 'once', status: 200, maybeBilled: true };

/** An error of the server's costs nothing; where an answer got lost on the way, the model may have worked for it. */
function isMaybeBilled(kind: FailureKind, { networkCode }: ApiFacts): boolean {
  if (kind === 'network') return networkCode === undefined || !unreachedCodes.includes(networkCode);
  return kind === 'broken-reply' || kind === 'timeout';
}

/** The server never got the request. */
const unreachedCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];
/** Node's own fetch gives up after 300 s without headers or data. */
const timeoutCodes = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

const retryOf: Readonly<Record<FailureKind, CallFailure['retry']>> = {
  'rate-limit': 'again',
  overloaded: 'again',
  server: 'again',
  network: 'again',
  timeout: 'once',
  'broken-reply': 'once',
  quota: 'never',
  key: 'never',
  'not-found': 'never',
  rejected: 'never',
  unknown: 'never',
};

const quotaCodes = ['insufficient_quota', 'billing_error', 'billing_not_active', 'billing_hard_limit_reached', 'insufficient_credits'];
const keyCodes = ['authentication_error', 'permission_error', 'invalid_api_key', 'API_KEY_INVALID', 'PERMISSION_DENIED', 'UNAUTHENTICATED'];
const missingCodes = ['not_found_error', 'model_not_found', 'NOT_FOUND'];
const rateCodes = ['rate_limit_error', 'rate_limit_exceeded', 'RESOURCE_EXHAUSTED'];
const overloadCodes = ['overloaded_error', 'server_is_overloaded', 'UNAVAILABLE', 'slow_down'];
const serverCodes = ['server_error', 'api_error', 'timeout_error', 'internal_server_error', 'INTERNAL', 'DEADLINE_EXCEEDED'];

/** Codes before status: an error inside a 200 has only its code, and OpenAI's arrives here under a made-up 400. */
function kindOf(facts: ApiFacts): FailureKind {
  const { status, codes, said } = facts;
  const has = (list: readonly string[]): boolean => codes.some((code) => list.includes(code));
  if (has(quotaCodes) || status === 402 || isUsedUp(facts)) return 'quota';
  if (has(keyCodes) || status === 401 || status === 403) return 'key';
  if (has(missingCodes) || status === 404) return 'not-found';
  if (has(rateCodes) || status === 429) return 'rate-limit';
  if (has(overloadCodes) || status === 529 || status === 503) return 'overloaded';
  if (has(serverCodes) || status === 408 || status === 409 || (status !== undefined && status >= 500)) return 'server';
  if (facts.networkCode !== undefined && timeoutCodes.includes(facts.networkCode)) return 'timeout';
  if (facts.isRetryable) return 'network';
  if (facts.isBrokenBody) return 'broken-reply';
  return status === undefined && said === '' ? 'unknown' : 'rejected';
}

/**
 * An account that is out of money. Gemini says "exceeded your current quota … billing" for its limits per minute as well,
 * so there only a limit of zero counts as used up.
 */
function isUsedUp({ codes, said }: ApiFacts): boolean {
  if (codes.includes('RESOURCE_EXHAUSTED')) return /limit: 0\b/.test(said);
  return /credit balance|exceeded your current quota|insufficient balance/i.test(said);
}

/** Milliseconds that the server asks for: `retry-after-ms`, `retry-after` in seconds or as a date, or Gemini's in the body. */
function askedWait({ headers, bodyWaitMs }: ApiFacts, now: number): number | undefined {
  const inMs = Number.parseFloat(headers['retry-after-ms'] ?? '');
  if (Number.isFinite(inMs)) return Math.max(0, inMs);
  const after = headers['retry-after'];
  if (after === undefined) return bodyWaitMs;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(after) ? Number(after) : undefined;
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? bodyWaitMs : Math.max(0, date - now);
}

function classifyOther(error: unknown): CallFailure {
  if (LoadAPIKeyError.isInstance(error)) return { kind: 'key', retry: 'never', maybeBilled: false };
  const isBroken =
    TypeValidationError.isInstance(error) || InvalidResponseDataError.isInstance(error) || NoContentGeneratedError.isInstance(error);
  if (isBroken) return { kind: 'broken-reply', retry: 'once', maybeBilled: true };
  return { kind: 'unknown', retry: 'never', maybeBilled: false };
}
