import { contentHash } from '../kernel/hash.ts';

/** Version of the detectors and the rule judge; raised whenever a verdict could change. */
export const rulesVersion = '7';

/** What a verdict depends on: change any of it and the verdict has to be given anew. */
export type VerdictInputs = {
  readonly transcriptHash: string;
  readonly factsHash: string;
  readonly judge: string;
  readonly rubric: string;
};

/** Key under which a verdict is stored: hash of transcript, facts, judge, rubric and the version of the rules. */
export function verdictKey({ transcriptHash, factsHash, judge, rubric }: VerdictInputs): string {
  return contentHash({ transcriptHash, factsHash, judge, rubric, rules: rulesVersion });
}
