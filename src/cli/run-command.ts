import { z } from 'zod';
import type { RunStore } from '../store/run-store.ts';

/** The command that goes on with a run, as it was kept with the study; undefined in a run from elsewhere. */
export function commandOfRun(store: RunStore): string | undefined {
  return z.looseObject({ command: z.string() }).safeParse(store.header().study).data?.command;
}
