import { addUsage, noUsage, type Usage } from '../../record/call.ts';
import type { CellEstimate } from '../../record/estimate.ts';
import { count, dollars } from '../format-number.ts';
import { markup, type Insert } from '../markup.ts';
import type { Page, Section } from '../page.ts';
import { table } from '../table.ts';
import { modelName } from './cell-groups.ts';

/** Calls, tokens and price, by model. */
export function usageSection({ input, naming }: Page): Section {
  const { cells } = input.estimates;
  const names = ['Model', 'calls', 'input tokens', 'of these from cache', 'output tokens', 'of these reasoning', 'price'];
  const columns = names.map((name, index) => ({ name, number: index > 0 }));
  const byModel = [...Map.groupBy(cells, (cell) => naming(cell).model)];
  const rows = byModel.map(([model, own]) => [modelName(model, own), ...usageRow(own)]);
  const all = byModel.length > 1 ? [[markup`<strong>All</strong>`, ...usageRow(cells)]] : [];
  const { budget } = input.study;
  return {
    id: 'usage',
    title: 'Usage and price',
    body: markup`<p>As the providers counted it, call by call. ${budget === null ? 'The study set no budget.' : `The study's budget was ${dollars(budget)}.`}</p>
${table({ id: 'usage-table', caption: 'Calls, tokens and price', columns, groups: [{ name: null, rows: [...rows, ...all] }] })}`,
  };
}

function usageRow(cells: readonly CellEstimate[]): Insert[] {
  let tokens: Usage = noUsage;
  let calls = 0;
  let price: number | null = 0;
  for (const { usage } of cells) {
    const { calls: own, costUsd, ...rest } = usage;
    tokens = addUsage(tokens, rest);
    calls += own;
    price = price === null || costUsd === null ? null : price + costUsd;
  }
  const { inputTokens, cacheReadTokens, outputTokens, reasoningTokens } = tokens;
  return [...[calls, inputTokens, cacheReadTokens, outputTokens, reasoningTokens].map(count), price === null ? 'unknown' : dollars(price)];
}
