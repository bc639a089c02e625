import { expect, test } from 'vitest';
import { randomFrom } from '../../kernel/random.ts';
import { auditCoverage, auditSettings, type AuditCoverage } from './fixtures/audit-coverage.ts';

test(
  'over rates, judges, runs and audits of many kinds the corrected interval holds the true rate, and the raw one does not',
  { timeout: 60_000 },
  () => {
    const random = randomFrom('audit-coverage');
    const found = auditSettings.map((setting) => auditCoverage(setting, random, 100));
    const mean = (of: keyof AuditCoverage): number => found.reduce((sum, own) => sum + own[of], 0) / found.length;
    expect(auditSettings).toHaveLength(360);
    expect(mean('exact')).toBeGreaterThan(0.97);
    // Of 100 repeats at a coverage of .95 fewer than 88 hold once in a few hundred settings.
    expect(Math.min(...found.map(({ exact }) => exact))).toBeGreaterThanOrEqual(0.88);
    expect(mean('raw')).toBeLessThan(0.5);
  },
);
