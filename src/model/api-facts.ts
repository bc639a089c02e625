import { APICallError } from '@ai-sdk/provider';
import { z } from 'zod';

/** What a failed call's error object says that matters to us. Plain values: the object itself holds the prompt. */
export type ApiFacts = {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Every machine-readable word of the error body: type, code, status, reason. */
  readonly codes: readonly string[];
  /** The provider's sentence, unchecked: it may quote the prompt or a key. */
  readonly said: string;
  /** A body came that is no error of the provider's. */
  readonly isBrokenBody: boolean;
  /** Milliseconds that the body asks to wait (Gemini's RetryInfo). */
  readonly bodyWaitMs: number | undefined;
  /** What the network said, such as ECONNREFUSED; undefined where a whole answer came. */
  readonly networkCode: string | undefined;
  /** The package's own guess; wrong in four cases, see classify-failure.ts. */
  readonly isRetryable: boolean;
};

const Word = z.union([z.string(), z.number()]).transform(String).nullish();
const ErrorObject = z.looseObject({
  message: z.string().nullish(),
  type: Word,
  code: Word,
  status: Word,
  details: z.unknown().optional(),
});
const Detail = z.looseObject({
  reason: z.string().nullish(),
  retryDelay: z.string().nullish(),
  error_code: z.string().nullish(),
});

/** Reads an error of the provider packages; undefined for anything else. Known by its marker, since several copies of the class exist. */
export function readApiError(error: unknown): ApiFacts | undefined {
  if (!APICallError.isInstance(error)) return undefined;
  const body = readErrorBody(error.responseBody);
  const details = readDetails(body?.details);
  const words = [
    error.responseHeaders?.['x-amzn-errortype']?.split(':')[0],
    body?.type,
    body?.code,
    body?.status,
    ...details.flatMap((detail) => [detail.reason, detail.error_code]),
  ];
  return {
    status: error.statusCode,
    headers: error.responseHeaders ?? {},
    codes: words.filter((word) => word !== null && word !== undefined),
    said: body?.message ?? (error.statusCode === undefined || error.isRetryable ? error.message : ''),
    isBrokenBody: error.statusCode === 200 && body === undefined,
    bodyWaitMs: waitOf(details),
    networkCode: networkCodeOf(error),
    isRetryable: error.isRetryable,
  };
}

/** The words of an error that is not the API's, for the message alone. */
export function factsOfOther(error: unknown): Pick<ApiFacts, 'codes' | 'headers' | 'said'> {
  return { codes: [], headers: {}, said: error instanceof Error ? `${error.name}: ${error.message}` : '' };
}

/** The first `code` in the chain of causes; three links are as deep as fetch nests. */
function networkCodeOf(error: Error): string | undefined {
  let link: unknown = error.cause;
  for (let depth = 0; depth < 3 && link instanceof Error; depth++, link = link.cause) {
    if ('code' in link && typeof link.code === 'string') return link.code;
  }
  return undefined;
}

/**
 * `{error: {…}}`, `[{error: {…}}]`, `{error: "…"}` (Ollama), `{object: "error", message}` (vLLM, Mistral) and `{message}` (Bedrock,
 * Mistral's door); the package may hand on text or an object.
 */
function readErrorBody(body: unknown): z.infer<typeof ErrorObject> | undefined {
  const parsed = typeof body === 'string' ? parseJson(body) : body;
  const outer = z.looseObject({ error: z.unknown().optional() }).safeParse(Array.isArray(parsed) ? parsed[0] : parsed).data;
  if (outer === undefined) return undefined;
  if (typeof outer.error === 'string') return { message: outer.error, details: undefined };
  if (outer.error !== undefined && outer.error !== null) return ErrorObject.safeParse(outer.error).data;
  return outer['object'] === 'error' || typeof outer['message'] === 'string' ? ErrorObject.safeParse(outer).data : undefined;
}

function readDetails(details: unknown): z.infer<typeof Detail>[] {
  const list: unknown[] = Array.isArray(details) ? details : [details];
  return list.map((item) => Detail.safeParse(item).data).filter((detail) => detail !== undefined);
}

function waitOf(details: readonly z.infer<typeof Detail>[]): number | undefined {
  const seconds = details.map((detail) => /^(\d+(?:\.\d+)?)s$/.exec(detail.retryDelay ?? '')?.[1]).find((text) => text !== undefined);
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
