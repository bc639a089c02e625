import { z } from 'zod';
import source from './published-rates.json' with { type: 'json' };

const Rates = z.record(z.string(), z.number().nullable());
const Figure = z.object({
  figure: z.int(),
  scenario: z.string().optional(),
  goal: z.string().optional(),
  threat: z.string(),
  model: z.string().optional(),
  n: z.int(),
  rate: Rates.optional(),
  rate_by_goal: Rates.optional(),
  rate_by_scenario_and_instructions: z.record(z.string(), Rates).optional(),
});
type Figure = z.infer<typeof Figure>;

const PublishedFile = z.object({ source: z.string(), note: z.string(), figures: z.array(Figure) });

/** One bar of a figure of the published study. `policy` is `do-not` where its three prohibitions were in the instructions. */
export type PublishedBar = {
  readonly figure: number;
  readonly model: string;
  readonly scenario: string;
  readonly goal: string;
  readonly threat: string;
  readonly policy: 'none' | 'do-not';
  readonly rate: number;
  readonly n: number;
};

/** The paper that the bars are read from, as a reference. */
export const publishedSource: string = source.source;

/** Every bar of the published figures; a model that the paper leaves out of a figure has none. */
export function publishedBars(): PublishedBar[] {
  return PublishedFile.parse(source).figures.flatMap(barsOf);
}

function barsOf(figure: Figure): PublishedBar[] {
  const { figure: number, threat, n, scenario = '', goal = '', model = '' } = figure;
  const bar = (own: Partial<PublishedBar>, rate: number | null): PublishedBar[] =>
    rate === null ? [] : [{ figure: number, model, scenario, goal, threat, policy: 'none', n, ...own, rate }];
  return [
    ...Object.entries(figure.rate ?? {}).flatMap(([name, rate]) => bar({ model: name }, rate)),
    ...Object.entries(figure.rate_by_goal ?? {}).flatMap(([level, rate]) => bar({ goal: level }, rate)),
    ...Object.entries(figure.rate_by_scenario_and_instructions ?? {}).flatMap(([name, byPolicy]) =>
      Object.entries(byPolicy).flatMap(([policy, rate]) => bar({ scenario: name, policy: policy === 'do-not' ? 'do-not' : 'none' }, rate)),
    ),
  ];
}
