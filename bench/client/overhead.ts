// What a call costs the client: many episodes of one call at no latency, against the emulator in its own process, and the same
// prompt and reply with Inspect AI on the same server, side by side. Usage: node bench/client/overhead.ts [episodes] [runs]
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openingRequest } from '../../src/protocol/protocol.ts';
import { compileWorld } from '../../src/scenario/compile-world.ts';
import { loadPack } from '../../src/scenario/load-pack.ts';
import { peer, preparePeer } from './peer.ts';
import { emulator, median, repeated, studyFolder, timed } from './processes.ts';

const episodes = Number(process.argv[2] ?? 2_000);
const runs = Number(process.argv[3] ?? 3);
const open = 64;
const study = `name: overhead
scenarios: [blackmail]
models: [vllm/sim-bench]
protocol: text
turnLimit: 1
episodes: ${episodes}
probes: { episodes: 0 }
`;

await using server = await emulator();
const env = { VLLM_BASE_URL: server.url };
const pack = await loadPack(join(fileURLToPath(new URL('../../scenarios', import.meta.url)), 'blackmail'));
const { system, messages } = openingRequest('text', compileWorld(pack, {}, 0).setting);
const prompt = [system, ...messages.map((message) => (message.role === 'user' ? message.text : ''))].join('\n\n');

const ours = await repeated(runs, () => timed(studyFolder(study), ['run', 'study.yaml', '--concurrency', String(open)], env));
const why = await preparePeer();
const works = (['default', 'best'] as const).map((mode) => ({
  url: server.url,
  model: 'sim-bench',
  prompt,
  samples: episodes,
  turns: 1,
  connections: open,
  mode,
}));
const peers = new Map<string, Awaited<ReturnType<typeof peer>>[]>();
if (why === undefined) for (const work of works) peers.set(work.mode, await repeated(runs, () => peer(work)));

const cpu = (median(ours.map(({ cpuSeconds }) => cpuSeconds)) * 1_000) / episodes;
const seconds = median(ours.map((each) => each.seconds));
console.log(
  JSON.stringify(
    { what: 'overhead', episodes, runs, perSecond: episodes / seconds, cpuMs: cpu, ours, why, peers: Object.fromEntries(peers) },
    null,
    2,
  ),
);
for (const [mode, all] of peers) {
  const peerCpu = (median(all.map(({ cpuSeconds }) => cpuSeconds)) * 1_000) / episodes;
  console.log(
    `inspect ${mode}: ${peerCpu.toFixed(1)} CPU-ms an episode, ${(episodes / median(all.map((each) => each.seconds))).toFixed(0)} a second; ours ${cpu.toFixed(1)}: ratio ${(cpu / peerCpu).toFixed(2)}`,
  );
}
