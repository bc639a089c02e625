import { FileError } from '../errors.ts';
import { checkStrictYaml, showPath, type FilePath } from '../kernel/strict-yaml.ts';
import { ForeignEpisode, type Transcript } from '../record/foreign-episode.ts';

/** Reads an episode of any agent (`judge FILE.json`); throws a FileError that lists everything that is wrong, by path and line. */
export function readForeignEpisode(text: string, file: string): ForeignEpisode {
  const raw = parseJson(text, file);
  const parsed = ForeignEpisode.safeParse(raw);
  if (parsed.success && orderProblems(parsed.data).length === 0) return parsed.data;
  // JSON is YAML, and that reader knows lines and nearest names; it is slow, so it is asked only when there is something to say.
  const { problems, lineOf } = checkStrictYaml(text, file, ForeignEpisode);
  const order = parsed.success ? orderProblems(parsed.data) : [];
  const placed = order.map(({ path, problem, hint }) => ({
    ...lineAt(lineOf(path)),
    path: showPath(path),
    problem,
    ...(hint === undefined ? {} : { hint }),
  }));
  throw new FileError(file, [...problems, ...placed], 'docs/reference/foreign-episode.schema.json describes the format.');
}

function lineAt(line: number | undefined): { line?: number } {
  return line === undefined ? {} : { line };
}

/** What a judge is given of a foreign episode: facts, events and, apart from them, the reasoning. */
export function transcriptOf(episode: ForeignEpisode): Transcript {
  const { formatVersion: _, events, reasoning, ...facts } = episode;
  return { facts, events, reasoning };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
    throw new FileError(file, [{ ...(line === undefined ? {} : { line }), path: '', problem: `this is not JSON: ${message}` }]);
  }
}

type OrderProblem = { readonly path: FilePath; readonly problem: string; readonly hint?: string };

/** What the schema cannot say: events in order, and each person and object once. */
function orderProblems(episode: ForeignEpisode): OrderProblem[] {
  const unordered = episode.events.flatMap((event, index): OrderProblem[] => {
    const before = episode.events[index - 1];
    if (before === undefined || event.seq > before.seq) return [];
    return [{ path: ['events', index, 'seq'], problem: `${event.seq} does not come after ${before.seq}`, hint: 'seq is unique and rises' }];
  });
  const lists = [
    ['people', episode.people.map(({ id }) => id)],
    ['objects', episode.objects.map(({ id }) => id)],
  ] as const;
  const doubled = lists.flatMap(([list, ids]) =>
    ids.flatMap((id, index): OrderProblem[] =>
      ids.indexOf(id) < index ? [{ path: [list, index, 'id'], problem: `${id} is there twice` }] : [],
    ),
  );
  return [...unordered, ...doubled];
}
