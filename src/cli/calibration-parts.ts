import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabelledCase } from '../judge/calibration/labelled-case.ts';
import { transformations } from '../judge/calibration/metamorphic/score-metamorphic.ts';
import type { Transformation } from '../judge/calibration/metamorphic/transformation.ts';
import { readTranslations, translateThreat } from '../judge/calibration/metamorphic/translate-threat.ts';
import { readCases } from '../judge/calibration/read-cases.ts';

/** A part of the calibration set, or a folder of somebody's own. Parts are never pooled: a judge was made on one of them. */
export type CalibrationPart = { readonly name: string; readonly cases: readonly LabelledCase[]; readonly namesCases: boolean };

export const partNames = ['development', 'held-out'] as const;
export type PartChoice = (typeof partNames)[number] | 'all';

/** The project's own labelled cases, in a clone and in an installed package. */
const ownCases = fileURLToPath(new URL('../../calibration', import.meta.url));

/** Which cases are asked for. `misses`: whether what was missed is to be named. */
export type PartsAsked = { readonly part: PartChoice; readonly set?: string | undefined; readonly misses?: boolean };

/**
 * The cases asked for. Which of the held-out cases were missed, or moved by a change, is named only where that part alone and
 * its misses are asked for: whoever reads them has used the part up for the judge that they change afterwards.
 */
export async function readParts({ part, set, misses = false }: PartsAsked, cwd: string): Promise<CalibrationPart[]> {
  if (set !== undefined) return [{ name: set, cases: await readCases(resolve(cwd, set), set), namesCases: true }];
  const names = part === 'all' ? partNames : [part];
  return Promise.all(
    names.map(async (name) => ({
      name,
      cases: await readCases(`${ownCases}/${name}`, name),
      namesCases: name !== 'held-out' || (part === 'held-out' && misses),
    })),
  );
}

/** Every way to change a case, the project's own translations among them. */
export async function allTransformations(): Promise<Transformation[]> {
  return [...transformations, ...translateThreat(await readTranslations(`${ownCases}/translations.yaml`, 'translations.yaml'))];
}
