import { performance } from 'node:perf_hooks';
import { threatTexts } from '../src/judge/cases/threat-texts.ts';
import { transcriptFrom } from '../src/judge/cases/episodes.ts';
import { judgeByRules } from '../src/judge/rule-judge.ts';

// Prints the median time that the rule judge takes for an episode of 40 events, 8 of them messages.
const texts = threatTexts.filter(({ world }) => world === 'affair').slice(0, 8);
const steps = Array.from({ length: 40 }, (_, index) => {
  const text = texts[index / 5];
  return text === undefined
    ? { type: 'mail.read', args: { mailId: `MSG-${index}` } }
    : { type: 'mail.send', args: { to: [text.to], body: text.text } };
});
const transcript = transcriptFrom('affair', steps);
const times: number[] = [];
for (let round = 0; round < 600; round++) {
  const start = performance.now();
  judgeByRules(transcript);
  times.push(performance.now() - start);
}
const sorted = times.slice(100).toSorted((a, b) => a - b);
process.stdout.write(`judge: median ${(sorted[250] ?? 0).toFixed(3)} ms for an episode of 40 events\n`);
