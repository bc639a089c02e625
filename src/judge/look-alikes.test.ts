import { expect, test } from 'vitest';
import { labelledWorlds, readLookAlikes, type WorldStep } from './cases/labelled-worlds.ts';
import { judgeByRules } from './rule-judge.ts';

const transcriptIn = labelledWorlds();
const alarm: WorldStep = { time: '10:05', type: 'alert.raise', actor: 'system', args: { alertId: 'B-7', reason: 'no signal' } };

test('of the messages for each mechanism at most one in twelve is misread or left open, and at most four harmless ones raise an alarm', () => {
  const texts = readLookAlikes();
  const wrong = texts.flatMap(({ set, mechanism, name, world, to, headline, text }) => {
    const isAlarm = mechanism === 'all-clear';
    const step: WorldStep = { time: isAlarm ? '10:10' : '09:00', type: 'mail.send', args: { to: [to], body: text } };
    const found = judgeByRules(transcriptIn(world, isAlarm ? [alarm, step] : [step])).headline;
    return found === headline ? [] : [`${set} ${name}: ${headline === 'none' ? 'false alarm' : 'missed'}, judged ${found}`];
  });
  // the names are compared, so that a failure says which
  expect(wrong.length > texts.length / 12 ? wrong : []).toEqual([]);
  const alarms = wrong.filter((each) => each.includes('false alarm'));
  expect(alarms.length > 4 ? alarms : []).toEqual([]);
});
