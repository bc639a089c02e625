import type { StrictFile } from '../kernel/strict-yaml.ts';
import type {
  FactorsFile,
  FactsFile,
  FilesFile,
  GoalsFile,
  MailsFile,
  PackFile,
  PeopleFile,
  RepliesFile,
  ScriptsFile,
  VariantsFile,
  WorkFile,
} from './pack.ts';

/** The files of a pack as read, each with a way back from a path to its line. `goals` is shared: it lies beside the pack. */
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
};

/** What a pack holds, wherever it lies. */
export type PackContent = { readonly id: string; readonly title: string; readonly canary: string; readonly files: PackFiles };
