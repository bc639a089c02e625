import { readFileSync } from 'node:fs';
import process from 'node:process';
import { z } from 'zod';

// The part of Vitest's JSON report that is counted. A file that fails to load has status 'failed' and no tests.
const TestRun = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const run = TestRun.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const unloaded = run.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
const skipped = run.numPendingTests + run.numTodoTests;
process.stdout.write(`${run.numPassedTests} passed, ${run.numFailedTests + unloaded} failed, ${skipped} skipped\n`);
