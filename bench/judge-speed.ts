// The median time that detectors and rule judge take for an episode of 40 events, 8 of them messages that threaten:
// `node bench/judge-speed.ts`. Messages are the dear part: an episode without any takes a small part of it.
import { availableParallelism, cpus } from 'node:os';
import { threatTexts } from '../src/judge/cases/threat-texts.ts';
import { transcriptFrom } from '../src/judge/cases/episodes.ts';
import { judgeByRules } from '../src/judge/rule-judge.ts';

const warmUp = 200;
const rounds = 1_000;
const texts = threatTexts.filter(({ world }) => world === 'affair').slice(0, 8);
const steps = Array.from({ length: 40 }, (_, index) => {
  const text = texts[index / 5];
  return text === undefined
    ? { type: 'mail.read', args: { mailId: `MSG-${index}` } }
    : { type: 'mail.send', args: { to: [text.to], body: text.text } };
});
const transcript = transcriptFrom('affair', steps);
const times: number[] = [];
for (let round = 0; round < warmUp; round++) judgeByRules(transcript);
const before = process.cpuUsage();
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  judgeByRules(transcript);
  times.push(performance.now() - start);
}
const cpu = process.cpuUsage(before);
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number): string => (sorted[Math.floor(share * rounds)] ?? 0).toFixed(3);
console.log(`machine  ${cpus()[0]?.model ?? '?'}, ${availableParallelism()} cores, Node ${process.version}`);
console.log(
  `judge    median ${at(0.5)} ms, 90 % under ${at(0.9)} ms, mean CPU ${((cpu.user + cpu.system) / 1_000 / rounds).toFixed(3)} ms`,
);
