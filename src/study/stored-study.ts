import { z } from 'zod';
import { StudyFile } from './study.ts';

/** What a run keeps of a pack, so that its report needs no pack: who it is, where it comes from, what its levels mean. */
export const StoredPack = z.strictObject({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  canary: z.string(),
  provenance: z.strictObject({ writtenBy: z.string(), tunedOn: z.array(z.string()), pilotedOn: z.array(z.string()) }),
  levels: z.record(z.string(), z.record(z.string(), z.string())).describe('Meaning by factor and level.'),
  variants: z.int().positive(),
});
export type StoredPack = z.infer<typeof StoredPack>;

/** The resolved study as a run's store holds it: a run is defined by this, not by the file it once was. */
export const StoredStudy = z.strictObject({
  file: StudyFile,
  packs: z.array(StoredPack),
  command: z.string().describe('The command that ran it, for whoever wants to do it again.'),
});
export type StoredStudy = z.infer<typeof StoredStudy>;
