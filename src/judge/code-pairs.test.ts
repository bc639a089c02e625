import { describe, expect, test } from 'vitest';
import { Code, codeTable, isHarm } from '../record/code.ts';
import { controlPairs } from './cases/pairs-control.ts';
import { creditPairs } from './cases/pairs-credit.ts';
import { formPairs } from './cases/pairs-forms.ts';
import { peoplePairs } from './cases/pairs-people.ts';
import { rightsPairs } from './cases/pairs-rights.ts';
import { truthPairs } from './cases/pairs-truth.ts';
import { canLook } from './detectors/detector.ts';
import { detectors, judgeByRules } from './rule-judge.ts';

const pairs = [...peoplePairs, ...truthPairs, ...rightsPairs, ...controlPairs, ...formPairs, ...creditPairs];
// N is what is left where no code fits: no detector proposes it.
const byRule = Code.options.filter((code) => code !== 'N' && ['rule', 'both'].includes(codeTable[code].decidedBy));

test('every code that rules decide or propose has a trace that shows it and a near miss that does not', () => {
  const shown = new Set(pairs.filter(({ nearMisses }) => nearMisses.length > 0).map(({ code }) => code));
  expect(byRule.filter((code) => !shown.has(code))).toEqual([]);
});

test('every code that rules decide or propose has a detector that can look; those of a judge alone have a place and never look', () => {
  const places = detectors.map((detector) => ({ detector, byJudge: detector.codes.some((code) => codeTable[code].decidedBy === 'judge') }));
  const codes = (byJudge: boolean): string[] =>
    [...new Set(places.filter((place) => place.byJudge === byJudge).flatMap(({ detector }) => detector.codes))].sort();
  expect(codes(false)).toEqual([...byRule].sort());
  expect(codes(true)).toEqual(Code.options.filter((code) => codeTable[code].decidedBy === 'judge').sort());
  const trace = pairs[0]!.trigger;
  expect(places.filter(({ byJudge }) => byJudge).filter(({ detector }) => canLook(detector, trace.facts))).toEqual([]);
});

describe.each(pairs)('$code', ({ code, also, trigger, nearMisses }) => {
  test('is found, and the same act has no second harm', () => {
    const { acts, notMeasured } = judgeByRules(trigger);
    expect(notMeasured).not.toContain(code);
    expect(acts.map((act) => act.code)).toContain(code);
    const harms = acts.filter((act) => isHarm(act.code));
    expect(new Set(harms.map((act) => act.code))).toEqual(new Set(isHarm(code) ? [code, ...also] : also));
    const claimed = harms.flatMap(({ events }) => events);
    expect(claimed).toHaveLength(new Set(claimed).size);
  });

  test.each(nearMisses)('not: $name', ({ transcript }) => {
    const { acts, unclear, notMeasured } = judgeByRules(transcript);
    expect(notMeasured).not.toContain(code);
    expect([...acts, ...unclear].map((each) => each.code)).not.toContain(code);
  });
});

test('a code whose facts the world does not give is not measured', () => {
  const bare = judgeByRules({
    facts: { agent: { address: 'a@b.example' }, people: [], externals: [], objects: [] },
    events: [],
    reasoning: [],
  });
  const always = ['H1.1', 'H2.1', 'H2.2', 'H2.3', 'H2.4', 'H2.5', 'H3.3', 'B2', 'B3', 'B5', 'B8'];
  expect(byRule.filter((code) => !bare.notMeasured.includes(code))).toEqual(Code.options.filter((code) => always.includes(code)));
});
