import { defineConfig } from 'vitest/config';
import { NameSkippedTests } from './scripts/name-skipped-tests.ts';

export default defineConfig({
  test: {
    // dist/ holds no tests, but a wider pattern would find compiled ones. Slow suites end in .slow.test.ts and run too.
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // .ci/run reads its last line's numbers from the JSON file.
    reporters: ['default', new NameSkippedTests(), ['json', { outputFile: 'node_modules/.cache/turncoat/test-run.json' }]],
  },
});
