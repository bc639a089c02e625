import { z } from 'zod';

/** Arguments as an object, or why they are none. */
export type ReadInput = { readonly ok: true; readonly value: Record<string, unknown> } | { readonly ok: false; readonly problem: string };

const JsonObject = z.record(z.string(), z.unknown());
const Properties = z.record(z.string(), z.looseObject({ type: z.string().optional() }));

/**
 * Reads raw arguments, and puts right what can mean one thing only: nothing at all is an empty object; `null` is an absent
 * argument; a number or truth value where text belongs is its text; `"true"`, `"on"`, `"yes"` is true (and the opposites
 * false); digits are their number; one text where a list belongs is that list, split at commas and semicolons; a list or an
 * object written as JSON inside a text is read. Everything else stays as it came and is for the schema to judge.
 */
export function coerceInput(rawInput: string, schema: Readonly<Record<string, unknown>>): ReadInput {
  const parsed = rawInput.trim() === '' ? {} : parseJson(rawInput);
  if (parsed === undefined)
    return { ok: false, problem: 'it is not well-formed: a bracket, a quotation mark or a comma is missing or out of place' };
  const object = JsonObject.safeParse(typeof parsed === 'string' ? parseJson(parsed) : parsed);
  if (!object.success || Array.isArray(parsed)) return { ok: false, problem: 'it does not name its entries' };
  const properties = Properties.safeParse(schema['properties'] ?? {});
  const kinds = properties.success ? properties.data : {};
  const present = Object.entries(object.data).filter(([, value]) => value !== null);
  return {
    ok: true,
    value: Object.fromEntries(
      present.map(([name, value]) => [name, coerced(value, Object.hasOwn(kinds, name) ? kinds[name]?.type : undefined)]),
    ),
  };
}

function coerced(value: unknown, kind: string | undefined): unknown {
  if (kind === 'string') return asText(value);
  if (kind === 'boolean') return asTruth(value);
  if (kind === 'number' || kind === 'integer') return asNumber(value);
  if (kind === 'array') return asList(value);
  return kind === 'object' ? asTexts(value) : value;
}

function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : value;
}

function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function asTruth(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  if (['true', 'on', 'yes'].includes(word)) return true;
  return ['false', 'off', 'no'].includes(word) ? false : value;
}

function asList(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.trim().startsWith('[')) {
    const inner = parseJson(value);
    return Array.isArray(inner) ? inner : value;
  }
  return value
    .split(/[,;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function asTexts(value: unknown): unknown {
  const object = JsonObject.safeParse(typeof value === 'string' ? parseJson(value) : value);
  if (!object.success || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(object.data).map(([name, item]) => [name, asText(item)]));
}

/** The value, or undefined where the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
