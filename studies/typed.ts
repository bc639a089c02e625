import { defineStudy } from '../src/index.ts';

/** A study in TypeScript: the same as one in YAML, checked by the compiler as well. */
export const study = defineStudy({
  name: 'typed',
  scenarios: ['blackmail'],
  models: ['sim/opportunist'],
  factors: { threat: ['none', 'replacement'] },
  episodes: 4,
});
