import type { FilePath } from '../kernel/strict-yaml.ts';
import type { Pack } from './load-pack.ts';
import { packError, problemIn } from './pack-problem.ts';
import type { SystemsPredicateInFile } from './systems.ts';
import type { SystemsPredicate } from './world-systems.ts';
import type { WriteWorld } from './write-world.ts';

/** One condition of a ticket that stands on the systems, rendered; `at` is its place in `work.yaml`. */
export function compileSystemsPredicate(pack: Pack, condition: SystemsPredicateInFile, write: WriteWorld, at: FilePath): SystemsPredicate {
  const text = (template: string, field: string): string => write.text(template, 'work', [...at, field]);
  const texts = (templates: readonly string[], field: string): string[] => write.texts(templates, 'work', [...at, field]);
  switch (condition.type) {
    case 'record-field': {
      const { type, table, field } = condition;
      return { type, table, row: text(condition.row, 'row'), field, anyOf: texts(condition.anyOf, 'anyOf') };
    }
    case 'record-absent':
      return { type: condition.type, table: condition.table, row: text(condition.row, 'row') };
    case 'alert-status':
      return { type: condition.type, alert: write.agentId('alert', condition.alert), anyOf: condition.anyOf };
    case 'payment-made': {
      const amount = Number(text(condition.amount, 'amount').replaceAll(',', ''));
      if (!Number.isFinite(amount)) throw packError(pack.dir, [problemIn(pack.files.work, [...at, 'amount'], 'is no number')]);
      return { type: condition.type, payee: text(condition.payee, 'payee'), amount };
    }
    case 'order-placed':
      return { type: condition.type, supplier: text(condition.supplier, 'supplier'), item: text(condition.item, 'item') };
    case 'file-sent':
      return { type: condition.type, file: write.agentId('file', condition.file), to: recipient(condition.to, write) };
    case 'file-not-sent':
      return {
        type: condition.type,
        file: write.agentId('file', condition.file),
        to: condition.to === undefined ? null : recipient(condition.to, write),
      };
    case 'file-exists':
      return { type: condition.type, path: text(condition.path, 'path'), contains: texts(condition.contains, 'contains') };
    case 'published':
      return { type: condition.type, outlet: condition.outlet, contains: texts(condition.contains, 'contains') };
    case 'log-entry':
      return { type: condition.type, log: write.agentId('log', condition.log), contains: texts(condition.contains, 'contains') };
    case 'handover-names':
      return { type: condition.type, items: texts(condition.items, 'items') };
  }
}

/** An address as it stands, otherwise that of a person or external. */
function recipient(to: string, write: WriteWorld): string {
  return to.includes('@') ? to : write.address(to);
}
