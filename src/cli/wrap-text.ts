/** Breaks lines between words where they are longer than the screen is wide. What follows keeps the line's indent, and of a row of a list stands further in. */
export function wrapText(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, columns: number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const next = /\S {2,}\S/.test(line) ? `${indent}    ` : indent;
  const lines: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const end = rest.lastIndexOf(' ', columns);
    // A word longer than the screen stays whole.
    if (end <= next.length) break;
    lines.push(rest.slice(0, end).trimEnd());
    rest = next + rest.slice(end + 1).trimStart();
  }
  return [...lines, rest];
}
