import { Command, InvalidArgumentError } from 'commander';
import type { ApiOptions } from '../emulator/emulated-apis.ts';
import type { ExitCode, Io } from './io.ts';
import { collect, positiveCount } from './options.ts';

type EmulateOptions = {
  study?: string;
  model: string[];
  episodes?: number;
  port: number;
  fault: string[];
  faults?: string;
  latency?: string;
  limit?: string;
  cache: string;
  seed: string;
  priceAs: string[];
  ledger?: string;
  quiet: boolean;
};

/** `turncoat emulate`: simulated subjects behind the wire formats of the providers, on this machine. */
export function emulateCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('emulate')
    .description('Serve simulated subjects in the wire formats of Anthropic, OpenAI and Google, on 127.0.0.1, until Ctrl-C.')
    .option('--study <file>', 'know the episodes of this study, so that a run of it is answered as in process')
    .option('--model <id>', 'the study is run with these models (repeatable, as for run)', collect, [])
    .option('--episodes <n>', 'the study is run with so many episodes a cell (as for run)', positiveCount)
    .option('--port <n>', 'port, 0 for any free one', portNumber, 4010)
    .option('--fault <spec>', 'let requests fail: FAULT[:SECONDS][@CONDITION,…] (repeatable; docs/emulator.md)', collect, [])
    .option('--faults <spec>', 'let a share of the calls fail once in every way that passes: RATE[:FAULT,…], e.g. 5%')
    .option('--latency <spec>', 'how long answers take: MS, uniform:FROM..TO or lognormal:MEDIAN,SIGMA, each with +MS/token if wanted')
    .option('--limit <spec>', 'what a key may use a minute: rpm=N,tpm=N,otpm=N,window=bucket|sliding,burst=SECONDS,per=key|model')
    .option('--cache <spec>', 'prompt caching: on, off, or ttl=SECONDS,min=TOKENS,hit=SHARE', 'on')
    .option('--seed <text>', 'what faults by chance, latencies and cache misses are drawn from', 'emulator')
    .option(
      '--price-as <model>',
      'charge in the ledger as this model is, all subjects or one: PROVIDER/MODEL or SUBJECT=PROVIDER/MODEL (repeatable)',
      collect,
      [],
    )
    .option('--ledger <file>', 'write a line for each request to this file, as JSON')
    .option('--quiet', 'no line for each request on stderr', false)
    .addHelpText(
      'after',
      `
Models: sim-loyal, sim-opportunist, sim-escalator, sim-erratic, sim-rate-H1.1-0.37; for benches sim-bench, sim-bench-CALLS-IN-OUT
Faults: 429, 500, 503, 529, overloaded-in-200, truncated-body, broken-off, hang-up, hang, quota, refusal, filter, length, context
Conditions: rate=SHARE, attempts=N, nth=N, every=N, model=NAME, turn=N, once (in each episode)
What was asked and charged: GET /emulator/ledger and /emulator/totals

Example:
  turncoat emulate --study my-study.yaml
  turncoat emulate --study my-study.yaml --port 4020 --fault 429:2@every=10 --fault refusal@once,turn=3
  turncoat emulate --study my-study.yaml --latency lognormal:800,0.6+12/token --limit rpm=1200,tpm=400000 --faults 5%
  turncoat emulate --study studies/quickstart.yaml --model vllm/sim-loyal
    and, in another shell: VLLM_BASE_URL=http://127.0.0.1:4010 turncoat run studies/quickstart.yaml --model vllm/sim-loyal
`,
    )
    .action(async (options: EmulateOptions) => finish(await emulate(options, io)));
}

async function emulate(options: EmulateOptions, io: Io): Promise<ExitCode> {
  const { startEmulator } = await import('../emulator/start-emulator.ts');
  const { packScenes, studyScenes } = await import('./emulated-scenes.ts');
  const { openLedgerFile } = await import('./ledger-file.ts');
  const behaviour = await readBehaviour(options, io);
  const { study, model: models, episodes, port, quiet } = options;
  const { about, ...scenes } =
    study === undefined ? await packScenes(io) : await studyScenes(study, { models, ...(episodes === undefined ? {} : { episodes }) }, io);
  await using ledger = options.ledger === undefined ? undefined : await openLedgerFile(options.ledger, io.cwd);
  await using emulator = await startEmulator({
    ...scenes,
    ...behaviour,
    port,
    now: io.now,
    sleep: io.sleep,
    ...(quiet ? {} : { log: (line) => io.err(`${line}\n`) }),
    ...(ledger === undefined ? {} : { onRow: (row) => ledger.write(row) }),
  });
  io.out(environment(emulator.url));
  io.err(
    `${about}${describeFaults(behaviour)}\nServing on ${emulator.url}. Set the variables above where the client runs. Ctrl-C ends it.\n`,
  );
  await untilInterrupted(io);
  return 0;
}

type Behaviour = Omit<ApiOptions, 'sceneOf' | 'fallbackScene' | 'now'>;

async function readBehaviour({ fault, faults, latency, limit, cache, seed, priceAs }: EmulateOptions, io: Io): Promise<Behaviour> {
  const { parseFault, parseFaultMixture } = await import('../emulator/parse-fault.ts');
  const { parseLatency } = await import('../emulator/latency.ts');
  const { parseCache, parseLimits } = await import('../emulator/parse-settings.ts');
  const { readStandIns } = await import('./stand-ins.ts');
  const plan = parseCache(cache);
  return {
    seed,
    faults: [...fault.map(parseFault), ...(faults === undefined ? [] : parseFaultMixture(faults))],
    costOf: readStandIns(priceAs, () => io.now().getTime()),
    ...(latency === undefined ? {} : { latency: parseLatency(latency) }),
    ...(limit === undefined ? {} : { limits: parseLimits(limit) }),
    ...(plan === undefined ? {} : { cache: plan }),
  };
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

function describeFaults({ faults = [] }: Behaviour): string {
  return faults.length === 0 ? '' : ` Faults: ${[...new Set(faults.map(({ fault }) => fault))].join(', ')}.`;
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
