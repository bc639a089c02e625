/** How a pool of episodes is run. */
export type PoolOptions = {
  /** Episodes open at once. */
  readonly concurrency: number;
  /** Once aborted no further episode is begun; those under way come to their own stop. */
  readonly stop: AbortSignal;
};

/**
 * Runs episodes from one flat queue, in the plan's order, and yields each as it ends. An episode that throws ends the
 * pool after the others under way have ended: the first error is thrown then, so that nothing is left unawaited.
 */
export async function* runEpisodes<Row, Ended>(
  rows: Iterable<Row>,
  perform: (row: Row) => Promise<Ended>,
  { concurrency, stop }: PoolOptions,
): AsyncGenerator<Ended> {
  const queue = rows[Symbol.iterator]();
  const open = new Map<number, Promise<{ id: number; ended: Ended } | { id: number; error: unknown }>>();
  const failures: unknown[] = [];
  let next = 0;
  const begin = (): boolean => {
    if (stop.aborted || failures.length > 0) return false;
    const { value, done } = queue.next();
    if (done === true) return false;
    const id = next++;
    open.set(
      id,
      perform(value).then(
        (ended) => ({ id, ended }),
        (error: unknown) => ({ id, error }),
      ),
    );
    return true;
  };
  while (open.size < concurrency && begin());
  while (open.size > 0) {
    const settled = await Promise.race(open.values());
    open.delete(settled.id);
    if ('error' in settled) failures.push(settled.error);
    else yield settled.ended;
    while (open.size < concurrency && begin());
  }
  if (failures.length > 0) throw failures[0];
}
