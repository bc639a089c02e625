import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { standingRubrics, standingVerdicts } from '../judge-run.ts';
import { drawAudit, shownHash } from '../judge/labels/draw-audit.ts';
import { queueItem } from '../judge/labels/queue-item.ts';
import { scoredEpisodes } from '../estimate-run.ts';
import type { Audit } from '../record/audit.ts';
import { auditFrame } from '../statistics/audit-frame.ts';
import type { RunStore } from '../store/run-store.ts';
import type { TranscriptToJudge } from '../store/transcript-table.ts';
import { StoredStudy } from '../study/stored-study.ts';
import { isSimulatedId } from '../subjects/simulated-model.ts';
import type { ExitCode, Io } from './io.ts';
import { shortId, writeToRun } from './label-audits.ts';

type DrawOptions = { readonly size: number; readonly seed: string | undefined; readonly out: string | undefined };

/** `turncoat label RUN --draw N`: draws an audit, keeps it in the run, and gives the queue that people fill. */
export async function drawQueue(name: string, { size, seed, out }: DrawOptions, io: Io): Promise<ExitCode> {
  const { id, audit, queue } = await writeToRun(name, io, (store) => {
    const drawn = draw(store, name, size, seed);
    const own = store.putAudit(drawn);
    return { id: own, audit: drawn, queue: queueOf(store, own, drawn) };
  });
  if (out === undefined) io.out(queue);
  else await writeQueue(resolve(io.cwd, out), out, queue);
  const whole = audit.strata.reduce((sum, stratum) => sum + stratum.size, 0);
  io.err(
    `Audit ${id.slice(0, shortId)}: ${audit.items.length} of ${whole} episodes, in random order${out === undefined ? '' : `, in ${out}`}.\n`,
  );
  const empty = audit.strata.filter(({ drawn }) => drawn === 0).length;
  if (empty > 0)
    io.err(
      `${empty} of ${audit.strata.length} groups (a cell and what the judge said of it) got no episode: their cells cannot be corrected. Draw at least ${audit.strata.length}.\n`,
    );
  io.err(`Fill in each "label" and give it back: turncoat label ${name} --read ${out ?? 'FILE.jsonl'} --as NAME\n`);
  return 0;
}

function draw(store: RunStore, name: string, size: number, seed: string | undefined): Audit {
  const standing = standingVerdicts(store, isSimulatedId);
  const frame = auditFrame(scoredEpisodes(store, standing, isSimulatedId));
  if (frame.length === 0)
    throw new UsageError('NOTHING_TO_DRAW', `no episode of ${name} has ended in a way that could be scored`, { place: name });
  const { judge } = standing;
  const request = {
    judge,
    rubrics: standingRubrics(store, standing),
    seed: seed ?? StoredStudy.parse(store.header().study).file.seed,
    size,
  };
  return drawAudit(frame, request, (key) => shownHash(endedEpisode(store, key)));
}

function queueOf(store: RunStore, audit: string, { items }: Audit): string {
  const lines = items.map(({ key }, index) => JSON.stringify(queueItem(endedEpisode(store, key), { audit, item: index + 1 })));
  return `${lines.join('\n')}\n`;
}

/** The episode of an item: only ended ones are drawn. */
function endedEpisode(store: RunStore, key: string): TranscriptToJudge {
  const transcript = store.transcriptToJudge(key);
  if (transcript === null) throw new TypeError(`episode ${key} was drawn and has not ended`);
  return transcript;
}

/** A queue that people may have filled already is never written over. */
async function writeQueue(path: string, shown: string, queue: string): Promise<void> {
  await writeFile(path, queue, { flag: 'wx' }).catch((cause: unknown) => {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    throw new UsageError('QUEUE_NOT_WRITTEN', exists ? `${shown} is there already` : `${shown} cannot be written`, {
      place: shown,
      hint: exists
        ? 'It may hold labels. Name another file; the same draw gives the same queue.'
        : 'Name a file in a folder that exists and may be written.',
      cause,
    });
  });
}
