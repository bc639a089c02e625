import { auditCoverage, auditSettings, type AuditCoverage } from '../src/judge/labels/fixtures/audit-coverage.ts';
import { randomFrom } from '../src/kernel/random.ts';

/** How often the interval of a corrected rate holds the true one, over 360 settings; the numbers of docs/labels.md. `node bench/audit-coverage.ts [repeats]`. */
const repeats = Number(process.argv[2] ?? 1000);
const random = randomFrom('bench/audit-coverage');
const found = auditSettings.map((setting) => ({ setting, coverage: auditCoverage(setting, random, repeats) }));
const mean = (of: keyof AuditCoverage): number => found.reduce((sum, { coverage }) => sum + coverage[of], 0) / found.length;
for (const kind of ['exact', 'wilson', 'raw'] as const) {
  const worst = found.toSorted((a, b) => a.coverage[kind] - b.coverage[kind])[0];
  console.log(
    `${kind}: holds ${(mean(kind) * 100).toFixed(1)} % on average, ${((worst?.coverage[kind] ?? 0) * 100).toFixed(1)} % at worst (${JSON.stringify(worst?.setting)})`,
  );
}
console.log(`mean width: exact ${mean('exactWidth').toFixed(4)}, wilson ${mean('wilsonWidth').toFixed(4)}`);
