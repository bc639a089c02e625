import { join } from 'node:path';
import { lintWholePack } from '../src/cli/lint-variants.ts';
import { findPacks, loadPack } from '../src/scenario/load-pack.ts';

/** Prints how long `scenario lint` takes for each pack, scripts included, in seconds; the aim is under 30 on two cores. */
for (const { id, dir } of await findPacks([join(import.meta.dirname, '../scenarios')])) {
  const pack = await loadPack(dir, `scenarios/${id}`);
  const started = performance.now();
  const { worlds, findings } = await lintWholePack(pack, `scenarios/${id}`);
  process.stdout.write(`${id}: ${worlds} worlds, ${findings.length} findings, ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}
