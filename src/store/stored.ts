import type { ZodType } from 'zod';
import { corrupt } from './store-problem.ts';

/** What came out of the file, checked against its schema; anything else means that the file is damaged. */
export function stored<T>(schema: ZodType<T>, value: unknown, place: string): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw corrupt(place, parsed.error);
  return parsed.data;
}

/** The value of a JSON text from the file. A revival is for packed JSON; see texts.ts. */
export function parseJson(text: string, place: string, revive?: (name: string, item: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, revive);
  } catch (error) {
    throw error instanceof SyntaxError ? corrupt(place, error) : error;
  }
}
