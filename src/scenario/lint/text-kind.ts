import type { TracedWorld } from '../compile-world.ts';
import type { Place } from '../pack-problem.ts';

/** What a rendered text is to the agent; `control`, `reply` and `letter` come later, `fact` and `script` never. */
export type TextKind =
  | 'instructions'
  | 'start'
  | 'subject'
  | 'mail'
  | 'file-title'
  | 'file'
  | 'ticket-title'
  | 'ticket'
  | 'job'
  | 'directory'
  | 'system-title'
  | 'system'
  | 'control'
  | 'reply'
  | 'letter'
  | 'fact'
  | 'script';

/** A rendered text, and where its template stands. */
export type WorldText = { readonly kind: TextKind; readonly text: string; readonly place: Place };

/** A rendered text of one variant, with the first of the worlds that hold it. */
export type LintText = WorldText & { readonly traced: TracedWorld };
