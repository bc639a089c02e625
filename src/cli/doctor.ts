import { Command } from 'commander';
import type { Finding } from './finding.ts';
import type { ExitCode, Io } from './io.ts';

/** `turncoat doctor [STUDY]`: whether this machine can run studies, and this one in particular. Spends nothing. */
export function doctorCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description('Check Node, packages, disk, clock, keys and packs, and say what to do about what is wrong. Calls nobody.')
    .argument('[study]', 'study file: check its packs, models, keys and prices')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  turncoat doctor studies/quickstart.yaml\n')
    .action(async (study: string | undefined, options: { json?: true }) => finish(await examine(study, options.json === true, io)));
}

async function examine(study: string | undefined, asJson: boolean, io: Io): Promise<ExitCode> {
  const { checkMachine } = await import('./check-machine.ts');
  const { checkKeys, checkPacks, checkStudy } = await import('./check-work.ts');
  const findings: Finding[] = [];
  const tell = (found: readonly Finding[]): void => {
    findings.push(...found);
    if (!asJson) for (const finding of found) io.out(findingText(finding));
  };
  for (const check of [
    () => checkMachine(io),
    () => checkKeys(io),
    () => (study === undefined ? checkPacks(undefined, io) : checkStudy(study, io)),
  ])
    tell(await check());
  const failed = findings.filter(({ state }) => state === 'fail').length;
  if (asJson) io.out(`${JSON.stringify({ ok: failed === 0, findings }, null, 2)}\n`);
  else io.err(failed === 0 ? 'Ready.\n' : `${failed} of ${findings.length} checks failed.\n`);
  return failed === 0 ? 0 : 1;
}

function findingText({ check, state, text, todo }: Finding): string {
  const lines = [...text.split('\n'), ...(todo === undefined ? [] : [todo])];
  return `${state.padEnd(4)}  ${check.padEnd(9)} ${lines.join(`\n${' '.repeat(16)}`)}\n`;
}
