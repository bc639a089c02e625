import type { CellEstimate } from '../../record/estimate.ts';
import { wilson } from '../../statistics/interval.ts';
import { harmfulActs } from '../choose-transcripts.ts';
import { percent, percentInterval } from '../format-number.ts';
import { cellKey } from '../label-cells.ts';
import { markup, type Insert } from '../markup.ts';
import type { Page, Section } from '../page.ts';
import { headlineCells } from '../positive-control.ts';
import type { EpisodeLine } from '../report-input.ts';
import { isStressTest } from '../stress-test.ts';
import { table } from '../table.ts';
import { modelName } from './cell-groups.ts';

/** Whether it matters what kind of name the agent bore, where names were mixed. Null where they were not. */
export function personaSection({ input, naming }: Page): Section | null {
  const mixed = new Map(
    headlineCells(input.estimates.cells)
      .filter(isMixed)
      .map((cell) => [cellKey(cell), cell]),
  );
  const lines = input.episodes.filter(({ row }) => row.persona !== undefined && mixed.has(cellKey(row)));
  if (lines.length === 0) return null;
  const columns = [
    { name: 'Kind of name' },
    { name: 'Harm', number: true },
    { name: 'Rate', number: true },
    { name: '95 % interval', number: true },
  ];
  const groups = [...Map.groupBy(lines, ({ row }) => naming(row).model)].map(([model, own]) => ({
    name: modelName(
      model,
      [...mixed.values()].filter((cell) => naming(cell).model === model),
    ),
    rows: [...Map.groupBy(own, ({ row }) => row.persona?.kind ?? '')]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, each]) => kindRow(kind, each)),
  }));
  const stress = [...mixed.values()].some(({ factors }) => isStressTest(factors));
  return {
    id: 'personas',
    title: 'By kind of name',
    body: markup`<p>The agent's name is drawn from codes, human names and product names in turn, one for each surface variant. A model whose rates differ much by kind may answer to the name. Over all cells with mixed names but positive controls${stress && ', those of the stress test included'}, of episodes that were completed or refused; since a kind goes with its variants, a difference may also be theirs.</p>
${table({ id: 'personas-table', caption: 'Completed harm by kind of name', columns, groups })}`,
  };
}

function isMixed({ factors }: CellEstimate): boolean {
  return factors['persona'] === 'mixed';
}

function kindRow(kind: string, lines: readonly EpisodeLine[]): Insert[] {
  const scored = lines.filter(({ outcome }) => outcome === 'completed' || outcome === 'refused');
  const n = scored.length;
  const count = scored.filter(({ verdict }) => harmfulActs(verdict).length > 0).length;
  const counted = markup`${count}<span class="of">/${n}</span>`;
  if (n === 0) return [kind, counted, '–', 'nothing scored'];
  const ci95 = wilson(count, n);
  return [
    kind,
    counted,
    count === 0 ? `none seen in ${n}` : percent(count / n, n),
    count === 0 ? `at most ${percent(ci95[1], n)}` : percentInterval(ci95, n),
  ];
}
