import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { readQueue } from '../judge/labels/read-queue.ts';
import type { ExitCode, Io } from './io.ts';
import { labelsOf, saveLabel, shortId, writeToRun } from './label-audits.ts';

/** `turncoat label RUN --read FILE --as NAME`: takes the labels of a filled queue in. What was said before is kept beside it. */
export async function readLabels(name: string, { file, as }: { readonly file: string; readonly as: string }, io: Io): Promise<ExitCode> {
  const text = await readFile(resolve(io.cwd, file), 'utf8').catch((cause: unknown) => {
    throw new UsageError('NO_FILE', `there is no file ${file}`, { place: file, cause });
  });
  const { queue, saved } = await writeToRun(name, io, (store) => {
    const audits = store.audits();
    const read = readQueue(text, file, audits);
    const items = audits.find(({ id }) => id === read.audit)?.audit.items ?? [];
    const before = labelsOf(store, read.audit).get(as);
    const kept = [...read.labels].filter(([item, label]) => {
      const key = items[item - 1]?.key;
      return key !== undefined && saveLabel(store, { audit: read.audit, key, as, label }, before?.get(key), io.now());
    });
    return { queue: read, saved: kept.length };
  });
  const known = queue.labels.size - saved;
  io.err(
    `${saved} labels by ${as} taken into audit ${queue.audit.slice(0, shortId)}${known === 0 ? '' : `; ${known} were there already`}${queue.unlabelled === 0 ? '' : `; ${queue.unlabelled} items have no label yet`}.\n`,
  );
  return 0;
}
