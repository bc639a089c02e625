import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { createHash } from 'node:crypto';

/** A stream of random numbers that is fixed by its seed; the only source of chance in a run. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [0, below). */
  int(below: number): number;
  pick<T>(items: readonly T[]): T;
  /** A new list in random order (Fisher-Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

/** Random numbers from a text seed: the same text always gives the same stream (xoroshiro128+, seeded by SHA-256). */
export function randomFrom(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest();
  const generator = xoroshiro128plus(digest.readInt32LE(0) ^ digest.readInt32LE(4));
  const next = (): number => uniformFloat64(generator);
  const int = (below: number): number => Math.floor(next() * below);
  return {
    next,
    int,
    pick(items) {
      const item = items[int(items.length)];
      if (item === undefined) throw new RangeError('pick: nothing to pick from');
      return item;
    },
    shuffle(items) {
      const order = [...items];
      for (let i = order.length - 1; i > 0; i--) {
        const j = int(i + 1);
        const held = order[i];
        const other = order[j];
        if (held === undefined || other === undefined) continue;
        order[i] = other;
        order[j] = held;
      }
      return order;
    },
  };
}
