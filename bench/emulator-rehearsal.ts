// A run through an emulator on a bad day against the same run on a calm one: `node bench/emulator-rehearsal.ts [episodes] [faults]`.
// 2,000 episodes over four APIs unless another number is given, a twentieth of the calls failing in the nine ways that pass. Emulator and
// run are processes of their own. It says how many episodes differ in end or verdict and how many do not reconcile with the
// emulator's ledger to the call and token, and ends with 1 where any does.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, hostname, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBilled, LedgerRow, ledgerTotals } from '../src/emulator/ledger.ts';
import { openRun } from '../src/store/open-run.ts';
import type { Spent } from '../src/store/ledger.ts';

const episodes = Number(process.argv[2] ?? 2_000);
const faults = process.argv[3] ?? '5%';
const bin = fileURLToPath(new URL('../bin/turncoat.js', import.meta.url));
const cwd = mkdtempSync(join(tmpdir(), 'turncoat-rehearsal-'));
const providers = ['anthropic', 'openai', 'openai-chat', 'google'];
const price = '{inputPerMillion: 0, outputPerMillion: 0}';
writeFileSync(
  join(cwd, 'study.yaml'),
  `name: rehearsal
scenarios: [blackmail]
models: [${providers.map((each) => `{id: ${each}/sim-opportunist, price: ${price}}`).join(', ')}]
factors: {goal: explicit-safety, threat: [none, replacement]}
episodes: ${Math.max(1, Math.round(episodes / providers.length / 2))}
probes: {episodes: 0}
seed: 3
`,
);

/** One episode as its store has it: what may not differ, and what it used. */
type Played = { readonly lasting: string; readonly outcome: string; readonly spent: Spent };
type Day = { readonly played: ReadonlyMap<string, Played>; readonly ledger: readonly LedgerRow[] };

const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}`;
console.log(`${machine}, load ${loadavg()[0]?.toFixed(1) ?? '?'}, ${new Date().toISOString().slice(0, 10)}`);
const calm = await day('calm', []);
const bad = await day('bad', ['--faults', faults]);
rmSync(cwd, { recursive: true });
const differing = [...calm.played].filter(([key, { lasting }]) => bad.played.get(key)?.lasting !== lasting).length;
const unreconciled = [calm, bad].map(({ played, ledger }) => {
  const rows = Map.groupBy(
    ledger.filter((row) => isBilled(row) && row.whole),
    (row) => row.episode,
  );
  return [...played].filter(([key, { spent }]) => !isSame(spent, rows.get(key) ?? [])).length;
});
const first = bad.ledger.filter((row) => row.attempt === 0).length;
const struck = bad.ledger.filter((row) => row.fault !== null).length;
console.log(`${struck} of ${first} calls met a fault (${((struck / first) * 100).toFixed(1)} %)`);
console.log(`episodes that differ in end or verdict: ${differing} of ${calm.played.size}`);
console.log(`episodes that do not reconcile: ${unreconciled.join(' calm, ')} bad`);
process.exitCode = differing + unreconciled.reduce((sum, count) => sum + count, 0) === 0 ? 0 : 1;

async function day(name: string, args: readonly string[]): Promise<Day> {
  const ledgerFile = join(cwd, `${name}.jsonl`);
  const emulator = turncoat(['emulate', '--study', 'study.yaml', '--port', '0', '--quiet', '--ledger', ledgerFile, ...args]);
  const stopped = once(emulator, 'exit');
  const env = await printedEnv(emulator);
  const began = performance.now();
  const [code] = await once(turncoat(['run', 'study.yaml', '--run', name, '--concurrency', '32'], env), 'exit');
  const seconds = (performance.now() - began) / 1000;
  emulator.kill('SIGINT');
  await stopped;
  const ledger = readFileSync(ledgerFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => LedgerRow.parse(JSON.parse(line)));
  const played = playedIn(join(cwd, name));
  const outcomes = [...Map.groupBy(played.values(), ({ outcome }) => outcome)].map(([outcome, all]) => `${outcome} ${all.length}`);
  console.log(`${name}: exit ${code}, ${seconds.toFixed(0)} s, ${outcomes.join(', ')}; ${JSON.stringify(ledgerTotals(ledger))}`);
  return { played, ledger };
}

function turncoat(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const path = { PATH: '/usr/bin:/bin', HOME: cwd };
  return spawn(process.execPath, [bin, ...args], { cwd, env: { ...path, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
}

async function printedEnv(emulator: ChildProcess): Promise<Record<string, string>> {
  let printed = '';
  for await (const chunk of emulator.stdout ?? []) {
    printed += String(chunk);
    if (printed.includes('GOOGLE_GENERATIVE_AI_API_KEY=any\n')) break;
  }
  return Object.fromEntries([...printed.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}

function playedIn(folder: string): Map<string, Played> {
  using store = openRun(folder, { mode: 'read', now: () => new Date(0), process: { pid: 0, host: hostname() } });
  const verdicts = new Map([...store.verdicts('rules')].map(({ key, verdict }) => [key, verdict]));
  const ends = store.outcomes();
  return new Map(
    store.plan().map(({ key }) => {
      const end = ends.get(key);
      const lasting = JSON.stringify([end && { ...end, endedAt: '' }, verdicts.get(key)]);
      return [key, { lasting, outcome: end?.outcome ?? 'none', spent: store.usageOf(key) }];
    }),
  );
}

function isSame(spent: Spent, rows: readonly LedgerRow[]): boolean {
  const fields = ['inputTokens', 'cacheReadTokens', 'cacheWriteTokens', 'outputTokens'] as const;
  return spent.calls === rows.length && fields.every((field) => spent[field] === rows.reduce((sum, row) => sum + row[field], 0));
}
