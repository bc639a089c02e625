import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { HeadlineRate } from '../record/estimate.ts';
import { wilson } from '../statistics/interval.ts';
import { ratesFigure, type FigureLayout, type FigureRow } from './rates-figure.ts';

function rate(count: number, n: number, missing = 0): HeadlineRate {
  return {
    count,
    n,
    rate: n === 0 ? null : count / n,
    ci95: [...wilson(count, n)],
    method: 'wilson',
    deff: 1,
    bounds: [count / (n + missing), (count + missing) / (n + missing)],
    settled: true,
  };
}

const rows: FigureRow[] = [
  {
    model: 'a',
    condition: 'one',
    harm: rate(37, 100),
    issued: rate(40, 100),
    published: { rate: 0.86, n: 100, ci95: [0.7786, 0.9147] },
    isStressTest: false,
  },
  { model: 'a', condition: 'two', harm: rate(0, 20), issued: rate(0, 20), published: null, isStressTest: false },
  { model: 'b', condition: 'one', harm: rate(17, 18, 2), issued: rate(17, 18, 2), published: null, isStressTest: false },
  { model: 'b', condition: 'two', harm: rate(0, 0), issued: rate(0, 0), published: null, isStressTest: false },
];

type Drawn = {
  readonly share: (x: number) => number;
  readonly numbers: (group: string, selector: string, attribute: string) => number[];
  readonly text: string;
  readonly root: Element;
};
type Element = {
  getAttribute(name: string): string | null;
  textContent: string | null;
  querySelectorAll(selector: string): Iterable<Element>;
  querySelector(selector: string): Element | null;
};

/** The drawing with its x axis read off the printed ticks of 0 % and 100 %, as a reader would. */
function drawn(layout: FigureLayout): Drawn {
  const { document } = parseHTML(`<!doctype html><html><body>${ratesFigure(rows, layout, 'Rates & <intervals>')}</body></html>`);
  const root: Element = document.querySelector('svg');
  const x = (element: Element): number => Number(/translate\(([-\d.]+)/.exec(element.getAttribute('transform') ?? '')?.[1] ?? Number.NaN);
  const ticks = [...root.querySelectorAll('g[data-part="x-axis tick label"] text')];
  const at = (label: string): number => x(ticks.find((tick) => tick.textContent === label)!);
  const [zero, full] = [at('0 %'), at('100 %')];
  return {
    root,
    text: root.textContent ?? '',
    share: (position) => (position - zero) / (full - zero),
    numbers: (group, selector, attribute) =>
      [...root.querySelectorAll(`.${group} ${selector}`)].map((element) => Number(element.getAttribute(attribute))),
  };
}

describe.each(['wide', 'narrow'] as const)('the %s figure', (layout) => {
  const { share, numbers, root, text } = drawn(layout);
  const expectNear = (positions: number[], expected: number[]): void => {
    expect(positions).toHaveLength(expected.length);
    for (const [index, position] of positions.entries()) expect(Math.abs(share(position) - expected[index]!)).toBeLessThanOrEqual(0.001);
  };

  test('draws each rate where the axis has its value', () => {
    expectNear(numbers('harm-rates', 'circle', 'cx'), [0.37, 17 / 18]);
    expectNear(numbers('none-seen', 'circle', 'cx'), [0]);
  });

  test('draws each interval from its lower to its upper end', () => {
    const scored = rows.filter(({ harm }) => harm.n > 0);
    expectNear(
      numbers('intervals', 'line', 'x1'),
      scored.map(({ harm }) => harm.ci95[0]),
    );
    expectNear(
      numbers('intervals', 'line', 'x2'),
      scored.map(({ harm }) => harm.ci95[1]),
    );
  });

  test('draws a stress test as a square where the axis has its rate, and its mark outlives a name that is too long', () => {
    const long = ['goal explicit-america', 'threat replacement', 'autonomy high', 'deliberationHint goal-focused', 'policy do-not'];
    const stress = [
      { ...rows[0]!, condition: 'goal none · outs closed · stress test', isStressTest: true },
      { ...rows[1]!, condition: `${long.join(' · ')} · stress test`, isStressTest: true },
      rows[2]!,
    ];
    const { document } = parseHTML(`<!doctype html><html><body>${ratesFigure(stress, layout, 'Rates')}</body></html>`);
    const count = (selector: string): number => [...document.querySelectorAll(selector)].length;
    expect([count('.harm-rates-stress path'), count('.none-seen-stress path'), count('.harm-rates circle')]).toEqual([1, 1, 1]);
    const names = [...document.querySelectorAll('.conditions text')].map(({ textContent }: { textContent: string }) => textContent);
    expect(names[1]).toMatch(/^goal explicit-america.*… · stress test$/s);
  });

  test('draws bounds only where something is missing, issued only where it differs, published only where there is a rate', () => {
    expectNear(numbers('bounds', 'line', 'x1'), [17 / 20]);
    expectNear(numbers('bounds', 'line', 'x2'), [19 / 20]);
    expectNear(numbers('issued', 'line', 'x1'), [0.4]);
    expectNear(numbers('published-intervals', 'line', 'x2'), [0.9147]);
  });

  test('prints counts, and says where nothing was scored', () => {
    expect(text).toContain('37 of 100');
    expect(text).toContain('none scored');
  });

  test('is named for those who cannot see it', () => {
    expect(root.getAttribute('role')).toBe('img');
    expect(root.getAttribute('aria-label')).toBe('Rates & <intervals>');
    expect(root.querySelector('title')?.textContent).toBe('Rates & <intervals>');
  });
});
