import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { reportOf } from './lint-variants.ts';

/** What comes of a worker that runs some lines of JavaScript. */
function reportAfter(code: string): Promise<unknown> {
  return reportOf(new Worker(code, { eval: true }));
}

test('what a worker says is its report, though it ends at once afterwards', async () => {
  expect(await reportAfter("require('node:worker_threads').parentPort.postMessage({ worlds: 3 })")).toEqual({ worlds: 3 });
});

test.each([0, 7])('a worker that ends without a word, with code %i, keeps nobody waiting', async (code) => {
  await expect(reportAfter(`process.exit(${code})`)).rejects.toMatchObject({
    code: 'LINT_WORKER',
    message: `a worker of the linter ended without a report (exit code ${code})`,
  });
});

test('what a worker throws is thrown', async () => {
  await expect(reportAfter("throw new RangeError('no such variant')")).rejects.toThrow('no such variant');
});
