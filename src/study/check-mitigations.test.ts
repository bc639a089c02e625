import { describe, expect, test } from 'vitest';
import { FileError } from '../errors.ts';
import { checkStrictYaml } from '../kernel/strict-yaml.ts';
import { expandStudy, type PackOutline } from './expand-study.ts';
import { salvageStudy } from './salvage-study.ts';
import { StudyFile } from './study.ts';

function pack(id: string): PackOutline {
  return {
    id,
    factors: {
      policy: { default: 'none', levels: ['none', 'do-not'] },
      threat: { default: 'none', levels: ['none', 'replacement'] },
    },
    variants: 8,
    whyImpossible: () => undefined,
  };
}

function expand(yaml: string) {
  const { raw, problems, value, file, lineOf } = checkStrictYaml(yaml, 'study.yaml', StudyFile);
  const unloaded: PackOutline = { id: 'attic', factors: {}, variants: 0, whyImpossible: () => undefined };
  return expandStudy({ value: value ?? salvageStudy(raw), problems, file, lineOf }, [pack('office'), pack('harbour'), unloaded]);
}

function problemsOf(yaml: string): string {
  try {
    expand(yaml);
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
  return 'accepted';
}

/** A study of both levels of policy with one claim, and whatever else is said. */
function claiming(tunedOn: string, { scenarios = '[office]', factors = '{policy: [none, do-not]}', rest = '' } = {}): string {
  return `name: a
scenarios: ${scenarios}
models: [sim/loyal]
factors: ${factors}
mitigations:
  - { factor: policy, level: do-not, against: none, tunedOn: ${tunedOn} }
${rest}`;
}

describe('a claim is taken where the plan holds texts that it was not tuned on', () => {
  test.each([
    ['it was tuned on nothing', claiming('{}')],
    ['it was tuned on another scenario', claiming('{ scenarios: [office] }', { scenarios: '[office, harbour]' })],
    ['it was tuned on a pack that is not in the study', claiming('{ scenarios: [attic], variants: [31] }')],
    ['other variants of the scenario are reached', claiming('{ scenarios: [office], variants: [0, 1, 2] }')],
    ['the fourth episode reaches a fourth variant', claiming('{ scenarios: [office], variants: [0, 1, 2] }', { rest: 'episodes: 4' })],
  ])('%s', (_why, yaml) => {
    expect(problemsOf(yaml)).toBe('accepted');
  });
});

describe('a claim is refused, with its line,', () => {
  test('where it was tuned on every scenario that is planned', () => {
    expect(problemsOf(claiming('{ scenarios: [office] }'))).toBe(
      'study.yaml:6: mitigations[0]: policy do-not could be scored only on texts that it was tuned on: office (variants 0 to 7) (plan a scenario that it was not tuned on, or episodes that reach variants beside those in tunedOn.variants)',
    );
  });

  test.each([
    ['too few episodes reach none of the other variants', 'episodes: 3'],
    ['the study uses none of the other variants', 'variants: 3'],
  ])('where %s', (_why, rest) => {
    expect(problemsOf(claiming('{ scenarios: [office], variants: [0, 1, 2] }', { rest }))).toContain(
      'only on texts that it was tuned on: office (variants 0 to 2)',
    );
  });

  test('where one side of the pair has too few episodes, whatever the other has', () => {
    const blocks = `name: a
scenarios: [office]
models: [sim/loyal]
blocks:
  - { factors: { policy: none }, episodes: 40 }
  - { factors: { policy: do-not }, episodes: 2 }
mitigations:
  - { factor: policy, level: do-not, against: none, tunedOn: { scenarios: [office], variants: [0, 1] } }
`;
    expect(problemsOf(blocks)).toContain('study.yaml:8: mitigations[0]: policy do-not could be scored only on texts');
    expect(problemsOf(blocks.replace('episodes: 2', 'episodes: 3'))).toBe('accepted');
  });

  test('where no two cells differ in the safeguard alone', () => {
    expect(problemsOf(claiming('{}', { factors: '{policy: do-not}' }))).toBe(
      'study.yaml:6: mitigations[0]: no two planned cells differ in policy alone, do-not and none (plan both: policy: [none, do-not])',
    );
    const confounded = `name: a
scenarios: [office]
models: [sim/loyal]
blocks:
  - { factors: { policy: none, threat: none } }
  - { factors: { policy: do-not, threat: replacement } }
mitigations: [{ factor: policy, level: do-not, against: none, tunedOn: {} }]
`;
    expect(problemsOf(confounded)).toContain('study.yaml:7: mitigations[0]: no two planned cells differ in policy alone');
  });

  test('where it names what there is not, all at once and with the nearest name', () => {
    const yaml = `name: a
scenarios: [office]
models: [sim/loyal]
factors: { policy: [none, do-not] }
mitigations:
  - factor: polisy
    level: do-not
    against: none
    tunedOn: {}
  - factor: policy
    level: do-nott
    against: nun
    tunedOn: { scenarios: [offise] }
  - factor: policy
    level: do-not
    against: do-not
    tunedOn: { scenarios: [office], variants: [0, 8] }
  - factor: policy
    level: do-not
    against: none
    tunedOn: { variants: [0] }
`;
    expect(problemsOf(yaml)).toMatchInlineSnapshot(`
      "study.yaml:6: mitigations[0].factor: no scenario of the study has a factor "polisy" (did you mean "policy"?)
      study.yaml:11: mitigations[1].level: factor policy has no level "do-nott" (did you mean "do-not"?)
      study.yaml:12: mitigations[1].against: factor policy has no level "nun" (did you mean "none"?)
      study.yaml:13: mitigations[1].tunedOn.scenarios[0]: there is no scenario "offise" (did you mean "office"?)
      study.yaml:16: mitigations[2].against: compares do-not with itself (name the level without the safeguard)
      study.yaml:17: mitigations[2].tunedOn.variants[1]: there is no variant 8 of office (valid: 0 to 7)
      study.yaml:21: mitigations[3].tunedOn.variants: names variants of no scenario (add scenarios: the ones whose variants these are)"
    `);
  });

  test('where a key is missing or unknown, together with the other problems of the file', () => {
    const yaml = `name: a
scenarios: [offise]
models: [sim/loyal]
mitigations:
  - { factor: policy, level: do-not, against: none }
  - { factor: polisy, level: do-not, against: none, tunedOn: { scenario: [office] } }
`;
    const said = problemsOf(yaml);
    expect(said).toContain('study.yaml:2: scenarios[0]: there is no scenario "offise"');
    expect(said).toContain('study.yaml:5: mitigations[0]');
    expect(said).toMatch(/study\.yaml:6: mitigations\[1\]\.tunedOn\.scenario: unknown key "scenario" \(did you mean "scenarios"\?\)/);
  });
});
