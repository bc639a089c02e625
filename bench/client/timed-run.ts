// Runs one command of the program in this process and prints, as the last line, what it took: wall and CPU seconds from the
// start of the process, and the most memory it held. Usage: node bench/client/timed-run.ts run study.yaml …
import { main } from '../../src/cli/main.ts';
import { processIo } from '../../src/cli/process-io.ts';

const code = await main(process.argv.slice(2), processIo());
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const seconds = performance.now() / 1_000;
process.stdout.write(
  `\n${JSON.stringify({ code, seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, maxMegabytes: maxRSS / 1024 })}\n`,
);
process.exitCode = code;
