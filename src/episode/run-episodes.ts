import { setImmediate as immediate } from 'node:timers/promises';

/** Which episodes a row shares its places with, and how many of those may be open at once. */
export type Places = { readonly lane: string; readonly most: number };

/** How a pool of episodes is run. */
export type PoolOptions<Row> = {
  readonly placesOf: (row: Row) => Places;
  /** Once aborted no further episode is begun; those under way come to their own stop. */
  readonly stop: AbortSignal;
};

type Lane<Row> = { readonly most: number; readonly rows: Row[]; next: number; open: number };

/**
 * Runs episodes from one flat queue and yields each as it ends. Each lane has places of its own and takes its rows in the
 * queue's order, so that a slow or throttled lane keeps no other from starting, and what is done at any moment is spread over
 * the cells as evenly as the queue is. An episode that throws ends the pool after the others under way have ended: the first
 * error is thrown then, so that nothing is left unawaited.
 */
export async function* runEpisodes<Row, Ended>(
  rows: Iterable<Row>,
  perform: (row: Row) => Promise<Ended>,
  { placesOf, stop }: PoolOptions<Row>,
): AsyncGenerator<Ended> {
  const lanes = new Map<string, Lane<Row>>();
  for (const row of rows) {
    const { lane: name, most } = placesOf(row);
    const lane = lanes.get(name) ?? { most, rows: [], next: 0, open: 0 };
    lanes.set(name, lane);
    lane.rows.push(row);
  }
  const settled: { readonly lane: Lane<Row>; readonly end: { readonly ended: Ended } | { readonly error: unknown } }[] = [];
  const failures: unknown[] = [];
  let open = 0;
  let wake = (): void => undefined;
  const begin = (lane: Lane<Row>): boolean => {
    const row = lane.rows[lane.next];
    if (stop.aborted || failures.length > 0 || lane.open >= lane.most || lane.next >= lane.rows.length || row === undefined) return false;
    lane.next++;
    lane.open++;
    open++;
    void perform(row)
      .then(
        (ended) => ({ ended }),
        (error: unknown) => ({ error }),
      )
      .then((end) => {
        settled.push({ lane, end });
        wake();
      });
    return true;
  };
  // One of each lane in turn: nobody's first episode waits for all of somebody else's.
  while ([...lanes.values()].map(begin).includes(true));
  while (open > 0) {
    if (settled.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    // Episodes that wait for no network would otherwise keep timers from ever firing: whoever asks the run to stop is heard.
    await immediate();
    for (const { lane, end } of settled.splice(0)) {
      lane.open--;
      open--;
      if ('error' in end) failures.push(end.error);
      else yield end.ended;
      while (begin(lane));
    }
  }
  if (failures.length > 0) throw failures[0];
}
