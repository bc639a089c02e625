import { Command, InvalidArgumentError } from 'commander';
import type { FaultRule } from '../emulator/fault-plan.ts';
import type { Scene } from '../subjects/simulated-reply.ts';
import type { ExitCode, Io } from './io.ts';
import { collect, positiveCount } from './options.ts';

type EmulateOptions = { study?: string; model: string[]; episodes?: number; port: number; fault: string[]; latency: number };

/** `turncoat emulate`: simulated subjects behind the wire formats of the providers, on this machine. */
export function emulateCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('emulate')
    .description('Serve simulated subjects in the wire formats of Anthropic, OpenAI and Google, on 127.0.0.1, until Ctrl-C.')
    .option('--study <file>', 'know the episodes of this study, so that a run of it is answered as in process')
    .option('--model <id>', 'the study is run with these models (repeatable, as for run)', collect, [])
    .option('--episodes <n>', 'the study is run with so many episodes a cell (as for run)', positiveCount)
    .option('--port <n>', 'port, 0 for any free one', portNumber, 4010)
    .option('--fault <spec>', 'let requests fail: FAULT[:SECONDS][@CONDITION,…] (repeatable; docs/emulator.md)', collect, [])
    .option('--latency <ms>', 'milliseconds that each answer takes', milliseconds, 0)
    .addHelpText(
      'after',
      `
Models: sim-loyal, sim-opportunist, sim-escalator, sim-erratic, sim-rate-H1.1-0.37
Faults: 429, 500, 529, overloaded-in-200, truncated-body, hang-up, refusal, filter, length, context
Conditions: nth=N, every=N, model=NAME, turn=N, once (in each episode)

Example:
  turncoat emulate --study my-study.yaml
  turncoat emulate --study my-study.yaml --port 4020 --fault 429:2@every=10 --fault refusal@once,turn=3
  turncoat emulate --study studies/quickstart.yaml --model vllm/sim-loyal
    and, in another shell: VLLM_BASE_URL=http://127.0.0.1:4010 turncoat run studies/quickstart.yaml --model vllm/sim-loyal
`,
    )
    .action(async (options: EmulateOptions) => finish(await emulate(options, io)));
}

async function emulate({ study, model, episodes, port, fault, latency }: EmulateOptions, io: Io): Promise<ExitCode> {
  const { parseFault } = await import('../emulator/parse-fault.ts');
  const { startEmulator } = await import('../emulator/start-emulator.ts');
  const faults = fault.map(parseFault);
  const scenes =
    study === undefined
      ? await packScenes(io)
      : await studyScenes(study, { models: model, ...(episodes === undefined ? {} : { episodes }) }, io);
  await using emulator = await startEmulator({
    ...scenes,
    port,
    faults,
    now: io.now,
    log: (line) => io.err(`${line}\n`),
    ...(latency === 0 ? {} : { latency: { ms: latency, sleep: io.sleep } }),
  });
  io.out(environment(emulator.url));
  io.err(
    `${scenes.about}${describeFaults(faults)}\nServing on ${emulator.url}. Set the variables above where the client runs. Ctrl-C ends it.\n`,
  );
  await untilInterrupted(io);
  return 0;
}

/** What an emulator plays: scenes by episode, and for clients that name none. */
type Scenes = {
  readonly sceneOf: (key: string) => Scene | undefined;
  readonly fallbackScene: (bodyHash: string, counter: number) => Scene;
  readonly about: string;
};

async function studyScenes(path: string, changes: { models: readonly string[]; episodes?: number }, io: Io): Promise<Scenes> {
  const { openWorkbench } = await import('./workbench.ts');
  const { contentHash } = await import('../kernel/hash.ts');
  const { rows, worldOf, sceneOf } = await openWorkbench(path, io, changes);
  const fallbackScene = (bodyHash: string, counter: number): Scene => {
    const { scenario, levels, variant } = picked(rows, bodyHash);
    return { world: worldOf(scenario, levels, variant), seed: contentHash([bodyHash, counter]), protocol: 'tools' };
  };
  return { sceneOf, fallbackScene, about: `${rows.length} episodes of ${path} are known.` };
}

/** Without a study no episode is known; other clients get subjects in the packs' default conditions. */
async function packScenes(io: Io): Promise<Scenes> {
  const { findPacks, loadPack } = await import('../scenario/load-pack.ts');
  const { compileWorld } = await import('../scenario/compile-world.ts');
  const { contentHash } = await import('../kernel/hash.ts');
  const { packRoots } = await import('./packs.ts');
  const packs = await Promise.all((await findPacks(packRoots(io.cwd))).map(({ dir }) => loadPack(dir)));
  const worlds = packs.flatMap((pack) => pack.files.variants.value.variants.map(({ id }) => ({ pack, variant: id })));
  const fallbackScene = (bodyHash: string, counter: number): Scene => {
    const { pack, variant } = picked(worlds, bodyHash);
    return { world: compileWorld(pack, {}, variant), seed: contentHash([bodyHash, counter]), protocol: 'tools' };
  };
  return {
    sceneOf: () => undefined,
    fallbackScene,
    about: 'No study is given, so no episode of a run is known; other clients are answered.',
  };
}

function picked<T>(items: readonly T[], bodyHash: string): T {
  const item = items[Number.parseInt(bodyHash.slice(0, 8), 16) % items.length];
  if (item === undefined) throw new TypeError('there is nothing to play');
  return item;
}

/** Base URLs as our client takes them, and most other clients too; any key will do. */
function environment(url: string): string {
  const variables = {
    ANTHROPIC_BASE_URL: url,
    OPENAI_BASE_URL: `${url}/v1`,
    GOOGLE_GENERATIVE_AI_BASE_URL: `${url}/v1beta`,
    OPENAI_COMPATIBLE_BASE_URL: `${url}/v1`,
    ANTHROPIC_API_KEY: 'any',
    OPENAI_API_KEY: 'any',
    GOOGLE_GENERATIVE_AI_API_KEY: 'any',
  };
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function describeFaults(faults: readonly FaultRule[]): string {
  return faults.length === 0 ? '' : ` Faults: ${faults.map(({ fault }) => fault).join(', ')}.`;
}

function untilInterrupted(io: Io): Promise<void> {
  return new Promise((resolve) => {
    const close = io.onInterrupt(() => {
      close();
      resolve();
    });
  });
}

function portNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError('a port from 0 to 65535 is needed.');
  return value;
}

function milliseconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0)) throw new InvalidArgumentError('milliseconds are needed, e.g. 50.');
  return value;
}
