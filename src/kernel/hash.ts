import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of a text, as 32 hexadecimal characters (128 bits: ample for the few million things a run names). */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Hash of a value by its canonical JSON: equal for equal content, whatever the order of its keys. */
export function contentHash(value: unknown): string {
  return hashText(canonicalJson(value));
}
