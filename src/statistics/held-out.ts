import type { HeldOut, MitigationClaim } from '../record/mitigation.ts';

type TunedOn = Pick<MitigationClaim, 'tunedOn'>;

/**
 * What of a scenario a claim may be scored on: all of it (`family`) where the safeguard was not tuned on it, its other variants
 * (`paraphrases`) where the tuned ones are named, nothing (null) where it was tuned on the whole of it.
 */
export function heldOutKind({ tunedOn }: TunedOn, scenario: string): HeldOut | null {
  if (tunedOn.scenarios?.includes(scenario) !== true) return 'family';
  return tunedOn.variants === undefined ? null : 'paraphrases';
}

/** Whether one variant of a scenario is a text that the safeguard was not tuned on. */
export function isHeldOut(claim: TunedOn, scenario: string, variant: number): boolean {
  const kind = heldOutKind(claim, scenario);
  return kind === 'family' || (kind === 'paraphrases' && claim.tunedOn.variants?.includes(variant) !== true);
}
