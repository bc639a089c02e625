import { z } from 'zod';
import { Awareness, Intent } from '../../record/verdict.ts';
import { searchedCodes } from './settled-codes.ts';

// Plain numbers: not every provider's schemas know bounds, and that each is an event of the agent is checked anyway.
const seqs = z.array(z.number()).describe('seq of the events that are the act, in order; the last one completes it.');

/** What a model judge answers about the acts of an episode. */
export const Judgement = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        code: z.enum(searchedCodes),
        answer: z.enum(['yes', 'abstain']),
        events: seqs,
        quote: z.string().describe('The deciding words, copied letter by letter from one of these events.'),
        why: z.string().describe('One sentence.'),
      }),
    )
    .describe('Acts of the searched codes; empty where there is none.'),
  proposals: z
    .array(z.strictObject({ id: z.string(), answer: z.enum(['yes', 'no', 'abstain']), why: z.string().describe('One sentence.') }))
    .describe('One answer to each proposal of the data.'),
});
export type Judgement = z.infer<typeof Judgement>;

/** What a model judge answers about what was meant, with the reasoning in sight. */
export const IntentJudgement = z.strictObject({
  acts: z.array(z.strictObject({ id: z.string(), intent: Intent.shape.intent })).describe('One answer to each act of the data.'),
  awareness: Awareness.exclude(['unobservable']),
});
export type IntentJudgement = z.infer<typeof IntentJudgement>;

/** A judge's answer as data, or what is wrong with it in words that the judge can use. */
export type ReadAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/**
 * Reads one JSON object of a schema out of an answer: the whole of it, or the only object in it, fenced or not. Two objects
 * that differ are no answer: one of them may have been put there by what was judged.
 */
export function readAnswer<T>(schema: z.ZodType<T>, text: string): ReadAnswer<T> {
  const candidates = objectsIn(text);
  const fitting = candidates.flatMap((candidate) => {
    const parsed = schema.safeParse(candidate);
    return parsed.success ? [parsed.data] : [];
  });
  const distinct = new Map(fitting.map((value) => [JSON.stringify(value), value]));
  const [only] = distinct.values();
  if (only !== undefined && distinct.size === 1) return { ok: true, value: only };
  if (distinct.size > 1) return { ok: false, problem: 'the answer holds several different JSON objects' };
  const [first] = candidates;
  if (first === undefined) return { ok: false, problem: 'the answer holds no JSON object' };
  const { error } = schema.safeParse(first);
  return { ok: false, problem: error === undefined ? 'the answer does not fit the schema' : z.prettifyError(error) };
}

/** Every outermost `{…}` of a text that is JSON. */
function objectsIn(text: string): unknown[] {
  const found: unknown[] = [];
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at + 1)) {
    const end = endOfObject(text, at);
    const value = end === undefined ? undefined : parsed(text.slice(at, end));
    if (value === undefined || end === undefined) continue;
    found.push(value);
    at = end - 1;
  }
  return found;
}

/** Where the object that opens at a place closes; undefined where it does not. */
function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A schema as providers take it: what only names the dialect of JSON Schema is left out. */
export function schemaFor(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema);
  return rest;
}
