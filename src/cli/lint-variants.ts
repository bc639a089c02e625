import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { TurncoatError } from '../errors.ts';
import { lintPack, standardLimits, variantsOf, type LintReport } from '../scenario/lint-pack.ts';
import type { LintLimits } from '../scenario/lint/lint-context.ts';
import type { Pack } from '../scenario/load-pack.ts';
import { checkScripts } from './check-scripts.ts';
import { firmsOfOthers } from './firms-of-others.ts';

/** Which variants of which pack a worker lints. `shown` is how the pack's folder is named in messages. */
export type LintTask = {
  readonly dir: string;
  readonly shown: string;
  readonly variants: readonly number[];
  readonly limits: LintLimits;
  readonly others: readonly string[];
};

/** Everything that can be checked of some variants: texts, pairs, times, and what each scripted agent comes to. */
export async function lintVariants(
  pack: Pack,
  { limits, variants, others }: Pick<LintTask, 'limits' | 'variants' | 'others'>,
): Promise<LintReport> {
  const report = lintPack(pack, limits, variants, others);
  // Where a condition does not even compile, nothing can be played in it.
  const isSound = report.findings.every(({ check }) => check !== 'compiles');
  const scripts = isSound ? await checkScripts(pack, variants) : [];
  return { ...report, checks: [...report.checks, 'scripts'], findings: [...report.findings, ...scripts] };
}

/** Lints all variants of a pack, on as many cores as there are. */
export async function lintWholePack(pack: Pack, shown: string, limits: LintLimits = standardLimits): Promise<LintReport> {
  const variants = variantsOf(pack);
  const others = await firmsOfOthers(pack);
  const workers = Math.min(availableParallelism(), variants.length);
  const shares = Array.from({ length: workers }, (_, worker) => variants.filter((_variant, index) => index % workers === worker));
  const reports = await Promise.all(shares.map((share) => inWorker({ dir: pack.dir, shown, variants: share, limits, others })));
  const [first, ...more] = reports;
  if (first === undefined) return lintVariants(pack, { limits, variants: [], others });
  return more.reduce((all, each) => joined(all, each), first);
}

function joined(one: LintReport, other: LintReport): LintReport {
  const known = new Set(one.findings.map(nameOf));
  const more = other.findings.filter((finding) => !known.has(nameOf(finding)));
  const findings = one.checks.flatMap((check) => [...one.findings, ...more].filter((finding) => finding.check === check));
  return { ...one, worlds: one.worlds + other.worlds, variants: one.variants + other.variants, findings };
}

/** A finding without the condition in which it was met first. */
function nameOf({ check, file, place, problem }: LintReport['findings'][number]): string {
  return [check, file, place, problem.replace(/ \([^()]*variant \d+\)$/, '')].join(' ');
}

function inWorker(task: LintTask): Promise<LintReport> {
  const here = import.meta.url;
  const file = new URL(here.endsWith('.ts') ? './lint-worker.ts' : './lint-worker.js', here);
  return reportOf(new Worker(file, { workerData: task }));
}

/** What a worker reports. A worker that ends without a word is an error too: nobody may wait for it. */
export function reportOf(worker: Worker): Promise<LintReport> {
  return new Promise((resolve, reject) => {
    worker.once('message', (report: LintReport) => resolve(report));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      const problem = `a worker of the linter ended without a report (exit code ${code})`;
      reject(new TurncoatError('LINT_WORKER', problem));
    });
  });
}
