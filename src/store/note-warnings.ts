import { settingWarnings } from '../record/setting-warnings.ts';
import type { RunStore } from './run-store.ts';

const kind = 'setting';

/** Notes of a run about settings that its models did not take, each once a model however many calls say it. */
export class WarningNotes {
  private readonly store: Pick<RunStore, 'note' | 'notes'>;
  private readonly noted: Set<string>;

  constructor(store: Pick<RunStore, 'note' | 'notes'>) {
    this.store = store;
    this.noted = new Set(store.notes().flatMap((note) => (note.kind === kind ? [note.text] : [])));
  }

  add(model: string, warnings: readonly string[]): void {
    for (const warning of settingWarnings(warnings)) {
      const text = `${model}: ${warning}`;
      if (this.noted.has(text)) continue;
      this.noted.add(text);
      this.store.note(kind, text);
    }
  }
}
