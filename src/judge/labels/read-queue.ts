import { FileError, type FileProblem } from '../../errors.ts';
import { checkStrictYaml } from '../../kernel/strict-yaml.ts';
import { QueueItem, type Audit, type Label } from '../../record/audit.ts';

/** Labels of a queue file, and how many of its items have none yet. */
export type ReadQueue = { readonly audit: string; readonly labels: ReadonlyMap<number, Label>; readonly unlabelled: number };

type Line = { readonly line: number; readonly item: QueueItem };

/** Reads a filled queue back: one JSON object a line. Everything that is wrong is told at once, with its line. */
export function readQueue(text: string, file: string, audits: readonly { readonly id: string; readonly audit: Audit }[]): ReadQueue {
  const problems: FileProblem[] = [];
  const lines: Line[] = [];
  for (const [index, source] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (source.trim() === '') continue;
    const line = index + 1;
    const read = readLine(source, file);
    if ('problems' in read) problems.push(...read.problems.map((problem) => ({ ...problem, line })));
    else lines.push({ line, item: read.item });
  }
  const [first] = lines;
  if (first === undefined && problems.length === 0) problems.push({ path: '', problem: 'holds no item' });
  problems.push(...misplaced(lines, audits));
  if (first === undefined || problems.length > 0)
    throw new FileError(file, problems, 'docs/reference/label-queue.schema.json describes a line.');
  const labels = new Map(lines.flatMap(({ item: { item, label } }) => (label === null ? [] : [[item, label] as const])));
  return { audit: first.item.audit, labels, unlabelled: lines.length - labels.size };
}

function readLine(source: string, file: string): { item: QueueItem } | { problems: readonly FileProblem[] } {
  let raw: unknown;
  try {
    raw = JSON.parse(source);
  } catch (error) {
    return { problems: [{ path: '', problem: `this is not JSON: ${error instanceof Error ? error.message : String(error)}` }] };
  }
  const parsed = QueueItem.safeParse(raw);
  if (parsed.success) return { item: parsed.data };
  // JSON is YAML, and that reader knows nearest names.
  const { problems } = checkStrictYaml(source, file, QueueItem);
  return { problems };
}

/** Lines of another audit or another run, items that the audit does not have, and items that are there twice. */
function misplaced(lines: readonly Line[], audits: readonly { readonly id: string; readonly audit: Audit }[]): FileProblem[] {
  const [first] = lines;
  const seen = new Set<number>();
  return lines.flatMap(({ line, item: { audit, item } }): FileProblem[] => {
    if (audit !== first?.item.audit) return [{ line, path: 'audit', problem: `${audit} is another audit than that of the first line` }];
    const known = audits.find(({ id }) => id === audit);
    if (known === undefined)
      return line === first.line ? [{ line, path: 'audit', problem: `this run has no audit ${audit}`, hint: 'is it of another run?' }] : [];
    const most = known.audit.items.length;
    if (item > most) return [{ line, path: 'item', problem: `there is no item ${item}; this audit has 1 to ${most}` }];
    if (seen.has(item)) return [{ line, path: 'item', problem: `item ${item} is there twice` }];
    seen.add(item);
    return [];
  });
}
