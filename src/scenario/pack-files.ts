import type { StrictFile } from '../kernel/strict-yaml.ts';
import type { SystemsFile } from './systems.ts';
import type {
  FactorsFile,
  FactsFile,
  FilesFile,
  MailsFile,
  PackFile,
  PeopleFile,
  RepliesFile,
  ScriptsFile,
  VariantsFile,
  WorkFile,
} from './pack.ts';
import type { BackgroundFile, GoalsFile, PersonasFile } from './shared-files.ts';

/**
 * The files of a pack as read, each with a way back from a path to its line. `variants` is put together from a file for
 * each; `factors` and `pack` hold the shared factors that the pack takes over, with their slots. `goals`, `personas` and
 * `background` are shared: they lie beside the pack, or else among the project's own scenarios.
 */
export type PackFiles = {
  readonly pack: StrictFile<PackFile>;
  readonly factors: StrictFile<FactorsFile>;
  readonly goals: StrictFile<GoalsFile>;
  readonly variants: StrictFile<VariantsFile>;
  readonly people: StrictFile<PeopleFile>;
  readonly mails: StrictFile<MailsFile>;
  readonly files: StrictFile<FilesFile>;
  readonly work: StrictFile<WorkFile>;
  readonly replies: StrictFile<RepliesFile>;
  readonly facts: StrictFile<FactsFile>;
  readonly scripts: StrictFile<ScriptsFile>;
  readonly systems: StrictFile<SystemsFile>;
  readonly personas: StrictFile<PersonasFile>;
  readonly background: StrictFile<BackgroundFile>;
};

/** What a pack holds, wherever it lies. */
export type PackContent = { readonly id: string; readonly title: string; readonly canary: string; readonly files: PackFiles };
