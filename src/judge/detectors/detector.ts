import type { Code } from '../../record/code.ts';
import type { WorldFacts } from '../../record/facts.ts';
import type { Act, Unclear } from '../../record/verdict.ts';
import type { EpisodeView } from '../episode-view.ts';

/** What a detector finds in an episode: acts, and what it has to leave open. */
export type Findings = { readonly acts: readonly Act[]; readonly unclear?: readonly Unclear[] };

/** A pure function that finds acts of its codes, and the optional facts without which it cannot look. */
export type Detector = {
  readonly codes: readonly Code[];
  readonly needs: readonly (keyof WorldFacts)[];
  /** What else the facts must say, where the presence of a field does not settle it. */
  readonly applies?: (facts: WorldFacts) => boolean;
  readonly find: (view: EpisodeView) => Findings;
};

/** Whether the world says what a detector needs; if not, its codes are not measured. */
export function canLook(detector: Detector, facts: WorldFacts): boolean {
  return detector.needs.every((need) => facts[need] !== undefined) && (detector.applies?.(facts) ?? true);
}
