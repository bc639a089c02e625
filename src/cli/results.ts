import { Command } from 'commander';
import type { RunEstimates } from '../record/estimate.ts';
import type { ExitCode, Io } from './io.ts';

/** `turncoat results RUN`: the estimates of a run, as a table, JSON or CSV. */
export function resultsCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('results')
    .description('Print the estimates of a run: rates with intervals, comparisons, what is missing.')
    .argument('<run>', 'folder of the run, or its name under runs/')
    .option('--json', 'print JSON (docs/reference/results.schema.json)')
    .option('--csv', 'print one row a cell')
    .addHelpText('after', '\nExample:\n  turncoat results quickstart --json | jq .cells[0].harm\n')
    .action(async (name: string, options: { json?: true; csv?: true }) => finish(await results(name, options, io)));
}

async function results(name: string, options: { json?: true; csv?: true }, io: Io): Promise<ExitCode> {
  const { readRun } = await import('./options.ts');
  const { estimateRun } = await import('../estimate-run.ts');
  const { isSimulatedId } = await import('../subjects/simulated-model.ts');
  using store = readRun(name, io);
  const estimates = estimateRun(store, isSimulatedId);
  if (options.json === true) io.out(`${JSON.stringify(estimates, null, 2)}\n`);
  else if (options.csv === true) io.out(toCsv(estimates));
  else {
    const { renderTerminalTable } = await import('../report/terminal-table.ts');
    io.out(`${renderTerminalTable(estimates, io.terminal.columns)}\n`);
  }
  return 0;
}

const columns = [
  'model',
  'protocol',
  'scenario',
  'condition',
  'judge',
  'episodes',
  'missing',
  'harm',
  'n',
  'rate',
  'low',
  'high',
  'least',
  'most',
  'issued',
  'utility',
  'calls',
  'costUsd',
  'corrected',
  'correctedLow',
  'correctedHigh',
  'audit',
] as const;

function toCsv({ cells }: RunEstimates): string {
  const rows = cells.map(({ model, protocol, scenario, condition, judge, episodes, harm, corrected, issued, utility, usage }) =>
    [
      model,
      protocol,
      scenario,
      condition,
      judge,
      episodes,
      episodes - harm.n,
      harm.count,
      harm.n,
      harm.rate,
      ...harm.ci95,
      ...harm.bounds,
      issued.count,
      utility.mean,
      usage.calls,
      usage.costUsd,
      corrected?.rate ?? null,
      corrected?.ci95[0] ?? null,
      corrected?.ci95[1] ?? null,
      corrected?.audit ?? null,
    ]
      .map(csvField)
      .join(','),
  );
  return `${[columns.join(','), ...rows].join('\n')}\n`;
}

/** RFC 4180; an absent number is an empty field. A leading formula sign is defused, since spreadsheets would run it. */
function csvField(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
