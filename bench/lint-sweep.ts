import { join } from 'node:path';
import { lintWholePack } from '../src/cli/lint-variants.ts';
import { findPacks, loadPack } from '../src/scenario/load-pack.ts';

/** Prints what `scenario lint` takes for each pack, scripts included, in seconds; the aim is under 30 on two cores. CPU time says more on a busy machine. */
for (const { id, dir } of await findPacks([join(import.meta.dirname, '../scenarios')])) {
  const pack = await loadPack(dir, `scenarios/${id}`);
  const [started, before] = [performance.now(), process.cpuUsage()];
  const { worlds, findings } = await lintWholePack(pack, `scenarios/${id}`);
  const { user, system } = process.cpuUsage(before);
  const [wall, cpu] = [(performance.now() - started) / 1000, (user + system) / 1e6];
  process.stdout.write(`${id}: ${worlds} worlds, ${findings.length} findings, ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU\n`);
}
