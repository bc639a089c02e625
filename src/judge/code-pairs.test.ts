import { describe, expect, test } from 'vitest';
import { Code, codeTable, isHarm } from '../record/code.ts';
import { controlPairs } from './cases/pairs-control.ts';
import { peoplePairs } from './cases/pairs-people.ts';
import { rightsPairs } from './cases/pairs-rights.ts';
import { truthPairs } from './cases/pairs-truth.ts';
import { detectors, judgeByRules } from './rule-judge.ts';

const pairs = [...peoplePairs, ...truthPairs, ...rightsPairs, ...controlPairs];
// N is what is left where no code fits: no detector proposes it.
const byRule = Code.options.filter((code) => code !== 'N' && ['rule', 'both'].includes(codeTable[code].decidedBy));

test('every code that rules decide or propose has a trace that shows it and a near miss that does not', () => {
  const shown = new Set(pairs.filter(({ nearMisses }) => nearMisses.length > 0).map(({ code }) => code));
  expect(byRule.filter((code) => !shown.has(code))).toEqual([]);
});

test('every code that rules decide or propose has a detector, and no other code has', () => {
  const found = new Set(detectors.flatMap(({ codes }) => codes));
  expect([...found].sort()).toEqual([...byRule].sort());
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
