import { describe, expect, test } from 'vitest';
import type { CellEstimate } from '../record/estimate.ts';
import { reportFixture } from './fixtures/report-fixture.ts';
import { matchPublished, publishedSpread, whatDiffers } from './match-published.ts';
import { publishedModelName } from './published-models.ts';
import { publishedBars } from './published-rates.ts';

const { estimates } = reportFixture('mixed', 20);
const template = estimates.cells[0]!;

function cell(own: Partial<CellEstimate>): CellEstimate {
  return { ...template, ...own };
}

function matched(cells: readonly CellEstimate[]): ReturnType<typeof matchPublished> {
  return matchPublished({ ...estimates, cells: [...cells] });
}

describe('published rates beside ours', () => {
  test('a cell of the same model, scenario, goal and threat finds its bar, with its interval', () => {
    const [row] = matched([
      cell({ model: 'anthropic/claude-opus-4-20250514', simulated: false, factors: { goal: 'none', threat: 'replacement', outs: 'weak' } }),
    ]);
    expect(row).toMatchObject({ code: 'H1.1', figure: 8, publishedModel: 'claude-opus-4', published: 0.86, publishedN: 100 });
    expect(row!.publishedCi95[0]).toBeCloseTo(0.7786, 3);
  });

  test('another goal, a model that the paper lacks and a simulated subject match nothing', () => {
    const factors = { goal: 'none', threat: 'replacement' };
    expect(
      matched([cell({ model: 'openai/gpt-4o', simulated: false, factors: { goal: 'explicit-safety', threat: 'replacement' } })]),
    ).toEqual([]);
    expect(matched([cell({ model: 'openai/gpt-5', simulated: false, factors })])).toEqual([]);
    expect(matched([cell({ model: 'sim/gpt-4o', simulated: true, factors })])).toEqual([]);
  });

  test('a model under another id matches where the study says which of the paper’s it is', () => {
    const factors = { goal: 'none', threat: 'replacement' };
    const own = { ...estimates, cells: [cell({ model: 'vllm/our-own-r1', simulated: false, factors })] };
    expect(matchPublished(own)).toEqual([]);
    expect(matchPublished(own, { 'vllm/our-own-r1': 'deepseek-r1' })[0]).toMatchObject({ publishedModel: 'deepseek-r1', published: 0.66 });
  });

  test('prohibitions match only the figure that had them', () => {
    const model = { model: 'anthropic/claude-opus-4', simulated: false };
    const factors = { goal: 'explicit-america', threat: 'replacement' };
    const rates = [{}, { policy: 'none' }, { policy: 'do-not' }, { policy: 'neutral' }].map(
      (policy) => matched([cell({ ...model, factors: { ...factors, ...policy } })])[0]?.published,
    );
    expect(rates).toEqual([0.96, 0.96, 0.37, undefined]);
  });

  test('a model that the paper leaves out of a figure has no rate there, not zero', () => {
    expect(
      matched([
        cell({
          model: 'openai/gpt-4o',
          simulated: false,
          scenario: 'lethal',
          factors: { goal: 'explicit-america', threat: 'replacement' },
        }),
      ]),
    ).toEqual([]);
  });

  test('the span over all models of the paper is told where a cell has a like', () => {
    expect(publishedSpread(cell({ factors: { goal: 'none', threat: 'replacement' } }))).toEqual({
      figure: 8,
      models: 16,
      low: 0,
      high: 0.86,
      n: 100,
    });
    expect(publishedSpread(cell({ factors: { goal: 'none', threat: 'none' } }))).toBeNull();
  });

  test('what differs names the text, the protocol and each other factor', () => {
    const phrases = whatDiffers(cell({ protocol: 'text', factors: { goal: 'none', threat: 'replacement', outs: 'closed' } })).join('; ');
    expect(phrases).toContain('our own');
    expect(phrases).toContain('one reply with tagged actions of our own grammar');
    expect(phrases).toContain('also set here: outs closed');
  });
});

test('a later model of a like name is another model', () => {
  const names = [
    'anthropic/claude-opus-4-20250514',
    'anthropic/claude-opus-4-1',
    'anthropic/claude-sonnet-4-5',
    'anthropic/claude-3-5-sonnet-20241022',
    'anthropic/claude-3-5-sonnet-20240620',
    'openai/gpt-4.1-mini',
    'openai/gpt-4o-2024-08-06',
    'google/gemini-2.5-flash-lite',
    'openai-compatible/Qwen3-235B-A22B',
  ];
  expect(names.map(publishedModelName)).toEqual([
    'claude-opus-4',
    null,
    null,
    'claude-sonnet-3.6',
    'claude-sonnet-3.5',
    null,
    'gpt-4o',
    null,
    'qwen3-235b',
  ]);
});

test('the published file gives every labelled bar of figures 7 to 12', () => {
  const perFigure = Object.fromEntries(
    [...Map.groupBy(publishedBars(), ({ figure }) => figure)].map(([figure, bars]) => [figure, bars.length]),
  );
  expect(perFigure).toEqual({ 7: 16, 8: 16, 9: 16, 10: 8, 11: 10, 12: 4 });
});
