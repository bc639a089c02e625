import { z } from 'zod';

const Schema = z.looseObject({
  type: z.unknown().optional(),
  enum: z.array(z.json()).optional(),
  const: z.json().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  anyOf: z.array(z.unknown()).optional(),
});

/** The shortest plain value that fits a JSON Schema of the kind that tools have: required members alone, first choices. */
export function fillSchema(schema: unknown): unknown {
  const read = Schema.safeParse(schema);
  if (!read.success) return 'x';
  const { type, enum: choices, const: only, properties = {}, required = [], anyOf } = read.data;
  if (only !== undefined) return only;
  if (choices?.[0] !== undefined) return choices[0];
  if (anyOf?.[0] !== undefined) return fillSchema(anyOf[0]);
  switch (type) {
    case 'object':
      return Object.fromEntries(required.map((name) => [name, fillSchema(properties[name] ?? {})]));
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    default:
      return 'x';
  }
}
