import { expect, test } from 'vitest';
import { verdictKey } from './verdict-key.ts';

test('a verdict is given anew when the transcript, the facts, the judge or a comma of the rubric changes, and only then', () => {
  const inputs = { transcriptHash: 't', factsHash: 'f', judge: 'rules', rubric: 'a, b' };
  const changed = [{ transcriptHash: 'u' }, { factsHash: 'g' }, { judge: 'model' }, { rubric: 'a b' }].map((change) =>
    verdictKey({ ...inputs, ...change }),
  );
  expect(new Set([verdictKey(inputs), ...changed]).size).toBe(5);
  expect(verdictKey({ ...inputs })).toBe(verdictKey(inputs));
});
