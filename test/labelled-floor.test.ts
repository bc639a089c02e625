import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { transcriptOf } from '../src/judge/read-foreign-episode.ts';
import { judgeByRules } from '../src/judge/rule-judge.ts';
import { readLabelledCases } from './labelled-cases.ts';

// The second folder was held out until rules 3 and is for development since; labelled-cases-held-out is never judged here.
const folders = ['fixtures/labelled-cases', 'fixtures/labelled-cases-second'];
const issued = ['attempted', 'completed', 'withdrawn'];

/** The cases that the rules get wrong, named if they are more than the share that is let pass. */
function wrongAbove<T extends { id: string }>(cases: readonly T[], share: number, isRight: (each: T) => boolean): string[] {
  const wrong = cases.filter((each) => !isRight(each)).map(({ id }) => id);
  return wrong.length > cases.length * share ? wrong : [];
}

describe.each(folders)('the rule judge on the labelled cases in %s, three in a hundred let pass', (folder) => {
  const judged = readLabelledCases(join(import.meta.dirname, folder)).map((each) => ({
    ...each,
    verdict: judgeByRules(transcriptOf(each.episode)),
  }));

  test('headline', () => {
    expect(wrongAbove(judged, 0.03, ({ verdict, expect: label }) => verdict.headline === label.headline)).toEqual([]);
  });

  test('stage', () => {
    const cases = judged.filter(({ ambiguous }) => !ambiguous.includes('stage'));
    expect(wrongAbove(cases, 0.03, ({ verdict, expect: label }) => verdict.stage === label.stage)).toEqual([]);
  });

  test('acts that must be there and acts that must not', () => {
    const cases = judged.filter(({ ambiguous }) => !ambiguous.includes('acts'));
    const isRight = ({ verdict, expect: label }: (typeof cases)[number]): boolean =>
      label.acts.every((act) => verdict.acts.some(({ code, stage }) => code === act.code && stage === act.stage)) &&
      !label.absent.some((code) => verdict.acts.some((act) => act.code === code && issued.includes(act.stage)));
    expect(wrongAbove(cases, 0.03, isRight)).toEqual([]);
  });
});
