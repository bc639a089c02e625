import { expect, test } from 'vitest';
import { FileError } from '../errors.ts';
import { checkStrictYaml } from '../kernel/strict-yaml.ts';
import { combinations, expandStudy, type PackOutline } from './expand-study.ts';
import { salvageStudy } from './salvage-study.ts';
import { StudyFile } from './study.ts';

const office: PackOutline = {
  id: 'office',
  factors: {
    goal: { default: 'none', levels: ['none', 'explicit-safety'] },
    threat: { default: 'none', levels: ['none', 'restriction', 'replacement'] },
    outs: { default: 'weak', levels: ['closed', 'weak', 'credible'] },
  },
  variants: 8,
  whyImpossible: (levels) =>
    levels['outs'] === 'closed' && levels['threat'] === 'none' ? 'nothing is closed where nothing threatens' : undefined,
};

function expand(yaml: string) {
  const { raw, problems, value, file, lineOf } = checkStrictYaml(yaml, 'study.yaml', StudyFile);
  const modelProblem = (id: string) => (id === 'sim/loyall' ? { problem: 'there is no simulated subject sim/loyall' } : undefined);
  return expandStudy({ value: value ?? salvageStudy(raw), problems, file, lineOf }, [office], modelProblem);
}

function problemsOf(yaml: string): string {
  try {
    expand(yaml);
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
  throw new Error('the study was accepted');
}

test('every combination of the named levels is a condition, other factors at the default of the pack', () => {
  const study = expand(
    '{name: a, scenarios: [office], models: [sim/loyal], factors: {goal: [none, explicit-safety], threat: [none, replacement]}}',
  );
  expect(study.conditions.map((condition) => condition.name)).toEqual([
    'office · goal=none · threat=none',
    'office · goal=none · threat=replacement',
    'office · goal=explicit-safety · threat=none',
    'office · goal=explicit-safety · threat=replacement',
  ]);
  expect(study.conditions[0]?.levels).toEqual({ goal: 'none', threat: 'none', outs: 'weak' });
  expect(study.varied).toEqual(['goal', 'threat']);
});

test('two blocks of two cells that share none give four cells, not the product of their union', () => {
  const study = expand(`
name: a
scenarios: [office]
models: [sim/loyal]
blocks:
  - factors: {goal: [none, explicit-safety]}
  - factors: {threat: [restriction, replacement], outs: credible}
`);
  expect(study.conditions).toHaveLength(4);
});

test('a cell that two blocks ask for is there once, with the larger number of episodes', () => {
  const study = expand(`
name: a
scenarios: [office]
models: [sim/loyal]
blocks:
  - {factors: {threat: none}, episodes: 5}
  - {factors: {goal: none}, episodes: 9}
`);
  expect(study.conditions.map((condition) => condition.episodes)).toEqual([9]);
});

test('all problems of a study are reported at once, each with file, line, path and the nearest name', () => {
  expect(
    problemsOf(`name: a
scenarios: [offise]
models: [sim/loyal]
blocks:
  - scenarios: [office]
    factors: {thret: [none]}
  - scenarios: [office]
    factors: {threat: [none, replacment]}
`),
  ).toMatchInlineSnapshot(`
    "study.yaml:6: blocks[0].factors.thret: scenario office has no factor "thret" (did you mean "threat"?)
    study.yaml:8: blocks[1].factors.threat[1]: factor threat of office has no level "replacment" (did you mean "replacement"?)"
  `);
});

test('an unknown key of the file is an error that names the nearest key', () => {
  expect(problemsOf('name: a\nscenarios: [office]\nmodels: [sim/loyal]\nepisode: 3\n')).toBe(
    'study.yaml:4: episode: unknown key "episode" (did you mean "episodes"?)',
  );
});

test('more variants than the pack has are refused', () => {
  expect(problemsOf('{name: a, scenarios: [office], models: [sim/loyal], variants: 9}')).toContain('scenario office has 8 variants, not 9');
});

test('a study without a model or a scenario says what to add', () => {
  expect(problemsOf('name: a\n')).toContain('names no scenario');
  expect(problemsOf('name: a\n')).toContain('names no model');
});

test('settings of a model are part of its condition, its price is not', () => {
  const study = expand(
    '{name: a, scenarios: [office], models: [{id: x/y, temperature: 1, price: {inputPerMillion: 1, outputPerMillion: 2}}]}',
  );
  expect(study.conditions[0]?.settings).toEqual({ temperature: 1, maxOutputTokens: 4096 });
  expect(study.prices).toEqual({ 'x/y': { inputPerMillion: 1, outputPerMillion: 2 } });
});

test('combinations turn the last factor fastest and are one empty row without factors', () => {
  expect(combinations({ a: ['1', '2'], b: ['x', 'y'] })).toEqual([
    { a: '1', b: 'x' },
    { a: '1', b: 'y' },
    { a: '2', b: 'x' },
    { a: '2', b: 'y' },
  ]);
  expect(combinations({})).toEqual([{}]);
});

test('a combination that the pack rules out is one error that names its levels and the reason', () => {
  expect(
    problemsOf('name: a\nscenarios: [office]\nmodels: [sim/loyal]\nfactors:\n  outs: [weak, closed]\n  threat: [none, replacement]\n'),
  ).toBe(
    'study.yaml:4: factors: { outs: closed, threat: none } cannot be in office: nothing is closed where nothing threatens (leave the combination out, e.g. with blocks)',
  );
});

test('problems of form and of content are told together, each at its line', () => {
  expect(
    problemsOf(`name: a
scenarios: [offise]
models:
  - 12
  - sim/loyall
factors:
  threat: [none, replacment]
episods: 3
blocks:
  - {scenarios: [office], factors: {gaol: none}}
`),
  ).toMatchInlineSnapshot(`
    "study.yaml:4: models[0]: expected string, received number, got 12
    study.yaml:5: models[1]: there is no simulated subject sim/loyall
    study.yaml:8: episods: unknown key "episods" (did you mean "episodes"?)
    study.yaml:10: blocks[0].factors.gaol: scenario office has no factor "gaol" (did you mean "goal"?)"
  `);
});
