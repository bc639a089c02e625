import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { main } from '../src/cli/main.ts';
import { openWorkbench } from '../src/cli/workbench.ts';
import type { LedgerRow } from '../src/emulator/ledger.ts';
import { parseFault } from '../src/emulator/parse-fault.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../src/emulator/start-emulator.ts';
import type { EpisodeEnd } from '../src/record/outcome.ts';
import type { PlanRow } from '../src/record/plan-row.ts';
import type { Verdict } from '../src/record/verdict.ts';
import type { Spent } from '../src/store/ledger.ts';
import { openRun } from '../src/store/open-run.ts';
import { testIo, type TestIo } from './test-io.ts';

/** One episode of a run as a test looks at it. */
export type Played = {
  readonly row: PlanRow;
  readonly end: EpisodeEnd | undefined;
  readonly verdict: Verdict | undefined;
  readonly spent: Spent;
};

/** A model behind a wire in a study file; simulated ones have no price of their own there. */
export function wireModel(id: string): string {
  return `{id: ${id}, price: {inputPerMillion: 0, outputPerMillion: 0}}`;
}

/** Variables that lead our client to an emulator. */
export function wireEnvironment(url: string): Record<string, string> {
  return {
    ANTHROPIC_BASE_URL: url,
    OPENAI_BASE_URL: url,
    GOOGLE_GENERATIVE_AI_BASE_URL: url,
    VLLM_BASE_URL: url,
    ANTHROPIC_API_KEY: 'any',
    OPENAI_API_KEY: 'any',
    GOOGLE_GENERATIVE_AI_API_KEY: 'any',
  };
}

/** A folder with a study in it, its emulator started anew for each run, and the command line on real sockets. */
export class WireRun implements AsyncDisposable {
  readonly cwd: string;
  /** Milliseconds that the run has waited for, by a clock that only waiting moves. */
  waitedMs = 0;

  private constructor(cwd: string) {
    this.cwd = cwd;
  }

  static async of(study: string): Promise<WireRun> {
    const cwd = await mkdtemp(join(tmpdir(), 'turncoat-wire-'));
    await writeFile(join(cwd, 'study.yaml'), study);
    return new WireRun(cwd);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.cwd, { recursive: true });
  }

  /** Runs the study against an emulator with these faults; gives the exit code and what the emulator charged. */
  async run(
    name: string,
    faults: readonly string[] = [],
    more: Partial<EmulatorOptions> = {},
  ): Promise<{ code: number; ledger: readonly LedgerRow[]; said: string }> {
    await using emulator = await this.emulator(faults, more);
    const io = this.io(wireEnvironment(emulator.url));
    const code = await main(['run', 'study.yaml', '--run', name], io);
    return { code, ledger: emulator.ledger(), said: io.takeErr() };
  }

  /** An emulator that knows the study. */
  async emulator(faults: readonly string[] = [], more: Partial<EmulatorOptions> = {}): Promise<Emulator> {
    const { sceneOf } = await openWorkbench('study.yaml', testIo({ cwd: this.cwd }));
    return startEmulator({
      port: 0,
      sceneOf,
      faults: faults.map(parseFault),
      now: () => new Date(Date.now() + this.waitedMs),
      sleep: (ms, signal) => delay(ms, undefined, { signal }),
      ...more,
    });
  }

  io(env: Record<string, string>): TestIo {
    return {
      ...testIo({ cwd: this.cwd, env, fetch: globalThis.fetch }),
      now: () => new Date(Date.now() + this.waitedMs),
      sleep: async (ms, signal) => {
        signal.throwIfAborted();
        this.waitedMs += ms;
      },
    };
  }

  /** Every episode of the plan, as the store has it. */
  played(name: string): Played[] {
    using store = openRun(join(this.cwd, name), { mode: 'read', now: () => new Date(0), process: { pid: 0, host: 'test' } });
    const verdicts = new Map([...store.verdicts('rules')].map(({ key, verdict }) => [key, verdict]));
    const ends = store.outcomes();
    return store.plan().map((row) => ({ row, end: ends.get(row.key), verdict: verdicts.get(row.key), spent: store.usageOf(row.key) }));
  }
}

/** What an episode is, whoever plays it: the same for `sim/loyal` and for `anthropic/sim-loyal`. */
export function cellOf({ row }: Played): string {
  return JSON.stringify([row.scenario, row.protocol, row.levels, row.variant, row.replicate]);
}
