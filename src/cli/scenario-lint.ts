import { FileError } from '../errors.ts';
import { standardLimits, type LintFinding } from '../scenario/lint-pack.ts';
import type { ExitCode, Io } from './io.ts';
import { lintWholePack } from './lint-variants.ts';
import { openPack } from './open-pack.ts';
import { shownPath } from './workbench.ts';

type Lint = {
  readonly scenario: string;
  readonly worlds: number;
  readonly checks: readonly string[];
  readonly findings: readonly LintFinding[];
};

/** `draft`: a pack that is not finished needs fewer mails, tickets, variants and scripts; everything else stands. */
export type LintOptions = { readonly json?: true; readonly draft?: true };

const draftLimits = { mails: 1, tickets: 1, variants: 1, scriptKinds: [] };

/** `turncoat scenario lint`: every finding with its file and line; 3 where there is one. */
export async function lintScenario(name: string, { json, draft }: LintOptions, io: Io): Promise<ExitCode> {
  const { scenario, worlds, checks, findings } = await lint(name, draft === true, io);
  if (json === true) io.out(`${JSON.stringify({ scenario, worlds, checks, findings }, null, 2)}\n`);
  else {
    for (const { check, file, line, place, problem } of findings)
      io.out(`${file}${line === undefined ? '' : `:${line}`}: ${place === '' ? '' : `${place}: `}${problem} [${check}]\n`);
    const looked = worlds === 0 ? 'cannot be compiled' : `${worlds} worlds compiled, ${checks.length} checks`;
    io.err(`${scenario}: ${looked}, ${findings.length === 0 ? 'nothing found' : `${findings.length} found`}.\n`);
  }
  return findings.length === 0 ? 0 : 3;
}

/** A pack that cannot even be read is what a linter is for: its problems are findings like others. */
async function lint(name: string, isDraft: boolean, io: Io): Promise<Lint> {
  try {
    const pack = await openPack(name, io);
    return await lintWholePack(pack, shownPath(pack.dir, io.cwd), isDraft ? draftLimits : standardLimits);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const file = error.detail.place ?? name;
    const findings = error.problems.map(({ line, path, problem, hint }): LintFinding => {
      return {
        check: 'reads',
        file,
        ...(line === undefined ? {} : { line }),
        place: path,
        problem: hint === undefined ? problem : `${problem}: ${hint}`,
      };
    });
    return { scenario: name, worlds: 0, checks: ['reads'], findings };
  }
}
