import { expect, test } from 'vitest';
import { z } from 'zod';
import { FileError } from '../errors.ts';
import { readStrictYaml, showPath } from './strict-yaml.ts';

const Recipe = z.strictObject({
  name: z.string(),
  style: z.enum(['sweet', 'savoury']),
  steps: z.array(z.union([z.string(), z.strictObject({ say: z.string(), minutes: z.number() })])).min(1),
});

function problemsIn(text: string): string {
  try {
    readStrictYaml(text, 'recipe.yaml', Recipe);
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
  throw new Error('the file was accepted');
}

test('a file of its schema is read, and a path leads back to its line', () => {
  const { value, lineOf } = readStrictYaml(
    'name: bread\nstyle: savoury\nsteps:\n  - knead\n  - say: wait\n    minutes: 30\n',
    'recipe.yaml',
    Recipe,
  );
  expect(value.steps).toEqual(['knead', { say: 'wait', minutes: 30 }]);
  expect([lineOf(['steps', 1, 'minutes']), lineOf(['style']), lineOf(['steps', 9])]).toEqual([6, 2, 3]);
});

test('all problems are reported at once, in the order of their lines, with the nearest names', () => {
  expect(problemsIn('name: 3\nstyle: swet\nsteps:\n  - say: x\n    minuts: 3\nnmae: x\n')).toMatchInlineSnapshot(`
    "recipe.yaml:1: name: expected string, received number, got 3
    recipe.yaml:2: style: "swet" is not valid here (did you mean "sweet"?)
    recipe.yaml:4: steps[0].minutes: is missing
    recipe.yaml:5: steps[0].minuts: unknown key "minuts" (did you mean "minutes"?)
    recipe.yaml:6: nmae: unknown key "nmae" (did you mean "name"?)"
  `);
});

test('a missing key is said at the line of what should hold it', () => {
  expect(problemsIn('name: a\nstyle: sweet\n')).toBe('recipe.yaml:1: steps: is missing');
});

test('what is no YAML is said once, at its first broken line', () => {
  expect(problemsIn('name: a\nname: b\nstyle: [')).toMatch(/^recipe\.yaml:2: not valid YAML: [^\n]+$/);
});

test('a path reads as in the file', () => {
  expect(showPath(['blocks', 0, 'factors', 'goal', 2])).toBe('blocks[0].factors.goal[2]');
});
