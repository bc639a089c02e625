import type { Reporter, TestModule } from 'vitest/node';

/** Ends the summary of a test run with each skipped test and its reason, so that a green run hides nothing. */
export class NameSkippedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => {
        const outcome = test.result();
        const reason = outcome.state === 'skipped' && outcome.note !== undefined ? ` (${outcome.note})` : '';
        return `  ${module.relativeModuleId}: ${test.fullName}${reason}`;
      }),
    );
    if (lines.length > 0) process.stdout.write(`Skipped: ${lines.length}\n${lines.join('\n')}\n`);
  }
}
