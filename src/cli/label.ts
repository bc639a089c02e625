import { Command, InvalidArgumentError } from 'commander';
import type { ExitCode, Io } from './io.ts';
import { positiveCount } from './options.ts';

export type LabelOptions = {
  draw?: number;
  seed?: string;
  out?: string;
  read?: string;
  as?: string;
  audit?: string;
  agreement?: true;
  json?: true;
};

/** `turncoat label RUN`: people label a random sample of a run, blinded, and the judge is measured by them. */
export function labelCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('label')
    .description('Draw a random, blinded sample of a run for people to label, take their labels in, and compare them with the judges.')
    .argument('<run>', 'folder of the run, or its name under runs/')
    .option('--draw <n>', 'draw an audit of so many ended episodes and print it as a queue, one JSON object a line', positiveCount)
    .option('--seed <text>', "seed of the draw (default: the study's); the same seed draws the same audit")
    .option('--out <file>', 'a new file for the queue, instead of stdout')
    .option('--read <file>', 'take the labels of a filled queue in')
    .option('--as <name>', 'who labels; without --read: label here, one episode after the other', personName)
    .option('--audit <id>', 'an audit by its id or how that begins (default: the one drawn last)')
    .option('--agreement', 'how people agree with each other and with each judge')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  turncoat label my-run --draw 100 --out queue.jsonl\n  turncoat label my-run --read queue.jsonl --as ana\n  turncoat label my-run --as ben\n  turncoat label my-run --agreement\n',
    )
    .action(async (name: string, options: LabelOptions) => finish(await label(name, options, io)));
}

async function label(name: string, options: LabelOptions, io: Io): Promise<ExitCode> {
  await refuseMixed(options);
  if (options.draw !== undefined) {
    const { drawQueue } = await import('./label-draw.ts');
    return drawQueue(name, { size: options.draw, seed: options.seed, out: options.out }, io);
  }
  if (options.read !== undefined) {
    const { readLabels } = await import('./label-read.ts');
    return readLabels(name, { file: options.read, as: options.as ?? '' }, io);
  }
  if (options.agreement === true) {
    const { showAgreement } = await import('./label-agreement.ts');
    return showAgreement(name, options, io);
  }
  if (options.as !== undefined) {
    const { labelHere } = await import('./label-session.ts');
    return labelHere(name, { as: options.as, audit: options.audit }, io);
  }
  const { listAudits } = await import('./label-audits.ts');
  return listAudits(name, options.json === true, io);
}

/** One thing at a time: what belongs to another way of using the command is a mistake, not to be passed over. */
async function refuseMixed({ draw, seed, out, read, as, audit, agreement, json }: LabelOptions): Promise<void> {
  const { UsageError } = await import('../errors.ts');
  const ways = [
    ...(draw === undefined ? [] : ['--draw']),
    ...(read === undefined ? [] : ['--read']),
    ...(agreement === true ? ['--agreement'] : []),
  ];
  const refuse = (problem: string, hint: string): never => {
    throw new UsageError('LABEL_OPTIONS', problem, { hint });
  };
  if (ways.length > 1) refuse(`${ways.join(' and ')} are two commands`, 'Give them one after the other.');
  if (draw === undefined && (seed !== undefined || out !== undefined)) refuse('--seed and --out belong to --draw', 'Add --draw 100.');
  if (read !== undefined && as === undefined) refuse('--read needs --as', 'Say who labelled, e.g. --as ana.');
  if (as !== undefined && (draw !== undefined || agreement === true)) refuse('--as belongs to --read, or stands alone', 'Leave it out.');
  if (json === true && (draw !== undefined || as !== undefined)) refuse('--json belongs to --agreement, or to RUN alone', 'Leave it out.');
  if (audit !== undefined && (draw !== undefined || read !== undefined))
    refuse('--audit belongs to --agreement, or to --as alone', 'A queue file names its audit.');
}

function personName(text: string): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(text))
    throw new InvalidArgumentError('a name of letters, digits, dots and dashes is needed, e.g. ana.');
  return text;
}
