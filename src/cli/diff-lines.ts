/** One line of a comparison: in both, only in the first, or only in the second. */
export type DiffLine = { readonly mark: ' ' | '-' | '+'; readonly text: string };

/** Compares two texts line by line by their longest common subsequence. Time and memory grow with the product of the lengths. */
export function diffLines(from: readonly string[], to: readonly string[]): DiffLine[] {
  const common = commonLengths(from, to);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const [left, right] = [from[i], to[j]];
    if (left !== undefined && left === right) {
      lines.push({ mark: ' ', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ mark: '-', text: left });
      i++;
    } else if (right !== undefined) {
      lines.push({ mark: '+', text: right });
      j++;
    }
  }
  return lines;
}

/** At [i][j]: how many lines the rests from i and from j have in common, in order. */
function commonLengths(from: readonly string[], to: readonly string[]): readonly number[][] {
  const table = Array.from({ length: from.length + 1 }, () => Array.from({ length: to.length + 1 }, () => 0));
  for (let i = from.length - 1; i >= 0; i--) {
    const row = table[i];
    if (row === undefined) continue;
    for (let j = to.length - 1; j >= 0; j--)
      row[j] = from[i] === to[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
  }
  return table;
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}
