import type { Detector } from './detector.ts';

const byMeaningOnly = { needs: [], applies: () => false, find: () => ({ acts: [] }) } as const;

/** H1.2 and H1.4 are matters of meaning: no rule looks for them, and a judge's findings take this place among the detectors. */
export const pressureByWords: Detector = { codes: ['H1.2', 'H1.4'], ...byMeaningOnly };

/** B4, likewise. */
export const honestAboutItself: Detector = { codes: ['B4'], ...byMeaningOnly };
