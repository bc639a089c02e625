// How many requests a second the emulator serves on one core: `node bench/emulator-speed.ts [seconds] [connections]`.
// The emulator runs in a process of its own, as beside a bench. The client here writes prepared bytes to raw sockets and
// reads an answer's end off its content-length, so that it takes little of the machine; the emulator's own CPU time is what counts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

const seconds = Number(process.argv[2] ?? 5);
const connections = Number(process.argv[3] ?? 32);
const bin = fileURLToPath(new URL('../bin/turncoat.js', import.meta.url));
const prompt = 'The tide tables of the harbour stand in the second drawer. '.repeat(20);
const tool = { type: 'object', properties: { folder: { type: 'string', enum: ['inbox'] } }, required: ['folder'] };
const many = Array.from({ length: 20 }, (_, index) => ({ name: `tool_${index}`, description: prompt.slice(0, 120), input_schema: tool }));
const cached = { type: 'ephemeral' };

type Kind = {
  readonly what: string;
  readonly path: string;
  readonly headers: string;
  readonly body: object;
  readonly args?: readonly string[];
};
const chat = { path: '/v1/chat/completions', headers: 'authorization: Bearer any' };
const messages = { path: '/v1/messages', headers: 'x-api-key: any\r\nanthropic-version: 2023-06-01' };
const asked = [{ role: 'user', content: prompt }];
const kinds: readonly Kind[] = [
  { what: 'Chat Completions, 1 KB', ...chat, body: { model: 'sim-bench', messages: asked } },
  { what: 'Messages, 1 KB', ...messages, body: { model: 'sim-bench', max_tokens: 100, messages: asked } },
  {
    what: 'Messages, 20 tools and 16 KB, marks, counted and cached',
    ...messages,
    body: {
      model: 'sim-bench-5-c-100',
      max_tokens: 100,
      system: [{ type: 'text', text: prompt.repeat(10), cache_control: cached }],
      messages: asked,
      tools: many,
    },
  },
  {
    what: 'Chat Completions, 1 KB, limits, 5 % faults and a ledger file',
    ...chat,
    body: { model: 'sim-bench', messages: asked },
    args: ['--limit', 'rpm=100000000,tpm=1000000000', '--faults', '5%:429,500,truncated-body', '--ledger', '/dev/null'],
  },
];

console.log(
  `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}, load ${loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')}`,
);
for (const kind of kinds) console.log(await measured(kind));

async function measured({ what, path, headers, body, args = [] }: Kind): Promise<string> {
  const server = spawn(process.execPath, [bin, 'emulate', '--port', '0', '--quiet', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [printed] = await once(server.stdout, 'data');
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(String(printed))?.[1]);
  const text = JSON.stringify(body);
  const request = Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n${headers}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
  await load(port, request, 1);
  const cpuBefore = cpuMs(server.pid);
  const began = performance.now();
  const answered = await load(port, request, seconds);
  const wallMs = performance.now() - began;
  const usedMs = cpuMs(server.pid) - cpuBefore;
  const totals = await (await fetch(`http://127.0.0.1:${port}/emulator/totals`)).text();
  const [, byStatus = ''] = /"byStatus":(\{.*?\})/.exec(totals) ?? [];
  server.kill('SIGINT');
  const perSecond = Math.round((answered / wallMs) * 1000);
  const perCore = Math.round((answered / usedMs) * 1000);
  return `${what}: ${perSecond} requests a second; ${(usedMs / answered).toFixed(3)} ms of CPU a request, so ${perCore} a second on a core of its own; by status ${byStatus}`;
}

/** Asks over all connections at once, each again as soon as it is answered; gives the number of answers. */
async function load(port: number, request: Buffer, forSeconds: number): Promise<number> {
  const until = performance.now() + forSeconds * 1000;
  const counts = await Promise.all(Array.from({ length: connections }, () => askAgain(port, request, until)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function askAgain(port: number, request: Buffer, until: number): Promise<number> {
  const socket = connect(port, '127.0.0.1').setNoDelay();
  await once(socket, 'connect');
  let answers = 0;
  let received = '';
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  socket.on('error', reject);
  socket.on('close', () => resolve(answers));
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    const head = received.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
    if (head < 0 || received.length < head + 4 + length) return;
    received = '';
    answers++;
    if (performance.now() < until) socket.write(request);
    else socket.end();
  });
  socket.write(request);
  return promise;
}

/** User and system time of a process so far, from Linux's record of it. */
function cpuMs(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const ticksASecond = 100;
  return ((Number(fields[11]) + Number(fields[12])) / ticksASecond) * 1000;
}
