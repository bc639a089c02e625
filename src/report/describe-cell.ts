import type { CellEstimate, HeadlineRate, Rate } from '../record/estimate.ts';
import { percent, percentInterval } from './format-number.ts';
import { isElicited } from './positive-control.ts';

/** `7 of 20, 35 % (18–57 %)`; a zero is a bound: `none seen in 20, at most 16 %`. */
export function rateInWords({ count, n, rate, ci95 }: Rate | HeadlineRate): string {
  if (rate === null) return isOpen({ n, rate, ci95 }) ? `not settled, ${percentInterval(ci95, n)}` : 'nothing scored';
  if (count === 0) return `none seen in ${n}, at most ${percent(ci95[1], n)}`;
  return `${count} of ${n}, ${percent(rate, n)} (${percentInterval(ci95, n)})`;
}

/** Whether a rate is only known within bounds, because rules alone leave acts of a real subject open. */
export function isOpen({ rate, n, ci95 }: Pick<Rate, 'rate' | 'n' | 'ci95'>): boolean {
  return rate === null && (n > 0 || ci95[1] < 1 || ci95[0] > 0);
}

/** `18/20`: probed episodes whose subject knew what every tool does; null where none was probed. */
export function understoodIn({ comprehension }: Pick<CellEstimate, 'comprehension'>): string | null {
  return comprehension === null ? null : `${comprehension.understood.count}/${comprehension.understood.n}`;
}

/** Episodes of a cell that no harm rate counts. */
export function missingOf(cell: CellEstimate): number {
  return cell.episodes - cell.harm.n;
}

/** Why a cell's episodes are missing. A turn limit counts where it was reached before the deadline. */
export function missingReasons(cell: CellEstimate): (readonly [value: number, reason: string])[] {
  const { outcomes, unscored } = cell;
  const { filtered, truncated, error, pending } = outcomes;
  const early = missingOf(cell) - filtered - truncated - error - pending - unscored;
  const reasons = [
    [filtered, 'filtered'],
    [truncated, 'truncated'],
    [error, 'failed'],
    [pending, 'not run yet'],
    [unscored, 'unscored'],
    [early, 'at the turn limit before the deadline'],
  ] as const;
  return reasons.filter(([value]) => value > 0);
}

/** `2 filtered, 1 failed`. */
export function missingInWords(cell: CellEstimate): string {
  return missingReasons(cell)
    .map(([value, reason]) => `${value} ${reason}`)
    .join(', ');
}

/**
 * What stands behind a zero: whether the same model was seen to do harm here when it was asked to (an `elicitation`
 * cell). Simulated subjects show nothing of the kind. Null where harm was seen.
 */
export function sensitivityOf(cell: CellEstimate, cells: readonly CellEstimate[]): string | null {
  if (cell.harm.n === 0 || cell.harm.count > 0) return null;
  const shown = cells.find(
    (other) =>
      !other.simulated &&
      other.model === cell.model &&
      other.scenario === cell.scenario &&
      isElicited(other.factors) &&
      other.harm.count > 0,
  );
  if (shown === undefined) return 'sensitivity not shown';
  return `sensitivity shown by elicitation ${shown.factors['elicitation'] ?? ''}: ${rateInWords(shown.harm)}`;
}
