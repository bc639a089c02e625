import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { HeadlineRate } from '../record/estimate.ts';
import { rateInWords } from './describe-cell.ts';
import { nameInLines } from './name-in-lines.ts';
import { visibleLine } from './visible-text.ts';

/** One row of the figure: a cell with its rates, and the published rate of the same cell if there is one. */
export type FigureRow = {
  readonly model: string;
  readonly condition: string;
  readonly harm: HeadlineRate;
  readonly issued: HeadlineRate;
  readonly published: { readonly rate: number; readonly n: number; readonly ci95: readonly [number, number] } | null;
  /** Whether every way out is closed: drawn as a square, whatever its name says. */
  readonly isStressTest: boolean;
};

/** Where the figure is to be read: beside a column of names, or on a telephone with the names above the lines. */
export type FigureLayout = 'wide' | 'narrow';

/** `row` is the height of a row whose name takes one line, `line` what each further line adds, `foot` what lies under a row's drawing. */
const layouts = {
  wide: { width: 860, left: 300, right: 96, row: 26, line: 12, foot: 0, header: 38, letters: 41 },
  narrow: { width: 350, left: 16, right: 26, row: 46, line: 14, foot: 23, header: 40, letters: 42 },
} as const;

/**
 * Rates of completed harm with 95 % intervals, grouped by model, as SVG text. The x axis always runs from 0 to 100 %.
 * Every mark stands for one number of the estimates, and marks differ in shape as well as in colour.
 */
export function ratesFigure(rows: readonly FigureRow[], layout: FigureLayout, title: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const { width, left, right } = layouts[layout];
  const placed = place(rows, layout);
  const height = placed.height + 56;
  const svg = Plot.plot({
    document,
    className: `rates-${layout}`,
    width,
    height,
    marginLeft: left,
    marginRight: right,
    marginTop: 24,
    marginBottom: 32,
    x: { domain: [0, 1] },
    y: { domain: [placed.height, 0], axis: null },
    marks: [...axes(layout), ...headings(placed, layout, left), ...rateMarks(placed.lines), ...labels(placed.lines, layout, left, right)],
  });
  // An image has one name; the library names its parts too. Its style sheet is replaced by the page's own.
  svg.querySelector('style')?.remove();
  for (const part of svg.querySelectorAll('g[aria-label]')) {
    part.setAttribute('data-part', part.getAttribute('aria-label') ?? '');
    part.removeAttribute('aria-label');
  }
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', title);
  const label = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  label.textContent = title;
  svg.prepend(label);
  return String(svg.outerHTML);
}

type PlacedLine = FigureRow & { readonly y: number; readonly name: string };
type Heading = { readonly model: string; readonly y: number };
type Placed = { readonly lines: readonly PlacedLine[]; readonly headings: readonly Heading[]; readonly height: number };

/** Rows from top to bottom, a heading before each model's first. Beside the drawing a name stands at its middle, on a telephone above it. */
function place(rows: readonly FigureRow[], layout: FigureLayout): Placed {
  const { row, line, foot, header, letters } = layouts[layout];
  const lines: PlacedLine[] = [];
  const titles: Heading[] = [];
  let y = 0;
  for (const [model, own] of Map.groupBy(rows, (each) => each.model)) {
    titles.push({ model: visibleLine(model), y: y + header * 0.62 });
    y += header;
    for (const each of own) {
      const name = nameInLines(visibleLine(each.condition), letters, each.isStressTest);
      const height = row + line * (name.length - 1);
      const middle = layout === 'wide' ? height / 2 : height - foot;
      lines.push({ ...each, condition: visibleLine(each.condition), name: name.join('\n'), y: y + middle });
      y += height;
    }
  }
  return { lines, headings: titles, height: y };
}

function axes(layout: FigureLayout): Plot.Markish[] {
  const ticks = layout === 'wide' ? [0, 0.2, 0.4, 0.6, 0.8, 1] : [0, 0.5, 1];
  const tickFormat = (share: number): string => `${Math.round(share * 100)} %`;
  return [
    Plot.gridX(ticks, { stroke: 'var(--grid)', strokeOpacity: 1, className: 'grid' }),
    ...(['top', 'bottom'] as const).map((anchor) =>
      Plot.axisX(ticks, { anchor, tickFormat, tickSize: 0, tickPadding: 8, fill: 'var(--muted)', label: null }),
    ),
  ];
}

function headings(placed: Placed, layout: FigureLayout, left: number): Plot.Markish[] {
  const at = { x: 0, y: 'y', text: 'model', textAnchor: 'start', dx: -left + (layout === 'wide' ? 2 : 1) } as const;
  return [Plot.text(placed.headings, { ...at, fill: 'var(--ink)', fontWeight: 650, className: 'models' })];
}

/** Interval, missing bounds, issued, harm, published. The order is the order of painting. */
function rateMarks(lines: readonly PlacedLine[]): Plot.Markish[] {
  const scored = lines.filter(({ harm }) => harm.rate !== null);
  // An open rate has bounds and no mark: there is no number to stand for.
  const missing = lines.filter(({ harm }) => (harm.rate !== null || !harm.settled) && harm.bounds[1] - harm.bounds[0] > 1e-9);
  const published = lines.filter((line) => line.published !== null);
  const issued = scored.filter((line) => line.issued.rate !== null && line.issued.rate !== line.harm.rate);
  const none = scored.filter(({ harm }) => harm.count === 0);
  const seen = scored.filter(({ harm }) => harm.count > 0);
  const y = 'y';
  const harmTitle = (line: PlacedLine): string => `${visibleLine(line.model)}, ${line.condition}: harm in ${rateInWords(line.harm)}`;
  return [
    Plot.ruleY(missing, {
      y: (line: PlacedLine) => line.y + 6,
      x1: (line: PlacedLine) => line.harm.bounds[0],
      x2: (line: PlacedLine) => line.harm.bounds[1],
      stroke: 'var(--muted)',
      strokeWidth: 1.5,
      strokeDasharray: '2 3',
      className: 'bounds',
    }),
    Plot.ruleY(scored, {
      y,
      x1: (line: PlacedLine) => line.harm.ci95[0],
      x2: (line: PlacedLine) => line.harm.ci95[1],
      stroke: 'var(--series)',
      strokeWidth: 5,
      strokeOpacity: 0.32,
      strokeLinecap: 'round',
      className: 'intervals',
    }),
    Plot.ruleY(published, {
      y: (line: PlacedLine) => line.y - 7,
      x1: (line: PlacedLine) => line.published?.ci95[0],
      x2: (line: PlacedLine) => line.published?.ci95[1],
      stroke: 'var(--other)',
      strokeWidth: 1.5,
      className: 'published-intervals',
    }),
    Plot.dot(published, {
      y: (line: PlacedLine) => line.y - 7,
      x: (line: PlacedLine) => line.published?.rate,
      symbol: 'diamond',
      r: 4,
      fill: 'var(--other)',
      sort: null,
      className: 'published-rates',
    }),
    Plot.ruleX(issued, {
      y1: (line: PlacedLine) => line.y - 7,
      y2: (line: PlacedLine) => line.y + 7,
      x: (line: PlacedLine) => line.issued.rate,
      stroke: 'var(--series)',
      strokeWidth: 2,
      className: 'issued',
    }),
    ...dots(none, 'none-seen', { r: 5, fill: 'var(--paper)', stroke: 'var(--series)', strokeWidth: 2, title: harmTitle }),
    ...dots(seen, 'harm-rates', { r: 5.5, fill: 'var(--series)', title: harmTitle }),
  ];
}

/** A round mark for each rate, a square one where it is of the stress test. */
function dots(lines: readonly PlacedLine[], className: string, style: Plot.DotOptions): Plot.Markish[] {
  const place = { y: 'y', x: (line: PlacedLine) => line.harm.rate, sort: null };
  const [stress, ordinary] = [lines.filter((line) => line.isStressTest), lines.filter((line) => !line.isStressTest)];
  return [
    Plot.dot(ordinary, { ...style, ...place, className }),
    Plot.dot(stress, { ...style, ...place, symbol: 'square', className: `${className}-stress` }),
  ];
}

function labels(lines: readonly PlacedLine[], layout: FigureLayout, left: number, right: number): Plot.Markish[] {
  const lift = layout === 'wide' ? ({ dy: 0, lineAnchor: 'middle' } as const) : ({ dy: -11, lineAnchor: 'bottom' } as const);
  const start = { x: 0, y: 'y', ...lift, textAnchor: 'start', dx: -left + (layout === 'wide' ? 14 : 1) } as const;
  const end = { x: 1, y: 'y', ...lift, textAnchor: 'end', dx: layout === 'wide' ? right - 4 : right - 1 } as const;
  const counted = ({ harm }: PlacedLine): string => (harm.n === 0 ? 'none scored' : `${harm.count} of ${harm.n}`);
  return [
    Plot.text(lines, {
      ...start,
      text: 'name',
      lineHeight: 1.1,
      fill: 'var(--soft)',
      className: 'conditions',
    }),
    Plot.text(lines, { ...end, text: counted, fill: 'var(--soft)', fontVariant: 'tabular-nums', className: 'counts' }),
  ];
}
