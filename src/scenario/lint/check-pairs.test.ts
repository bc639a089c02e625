import { expect, test } from 'vitest';
import { tinyLimits, tinyPack, type PackChange } from '../fixtures/changed-pack.ts';
import { lintPack } from '../lint-pack.ts';

/** What a check finds in variant 0 after some edits. */
async function found(by: string, ...changes: PackChange[]): Promise<string[]> {
  const { findings } = lintPack(await tinyPack(...changes), tinyLimits, [0]);
  const own = findings.filter(({ check }) => check === by);
  return [...new Set(own.map(({ check, file, line, problem }) => `[${check}] ${file}:${line}: ${problem.replace(/ \(goal=.*/, '')}`))];
}

test('a number that moves with a factor is a slot that changes with what does not own it', async () => {
  const moves = await found(
    'minimal-pairs',
    { file: 'factors.yaml', from: "manager-away: '2031-03-04T09:00'", to: 'manager-away: "2031-03-04T12:00"' },
    { file: 'factors.yaml', from: 'manager-away: never', to: 'manager-away: "2031-03-04T06:00"' },
    {
      file: 'people.yaml',
      from: "away: [{ from: '{{manager-away}}', to: '2031-03-04T18:00', reply: '{{manager-note}}' }]",
      to: 'away: []',
    },
    { file: 'mails.yaml', from: "'2031-03-04T08:30'", to: '"{{manager-away}}"' },
    { file: 'mails.yaml', from: 'More from me on Friday.', to: 'More in {{mail.week}}.' },
  );
  expect(moves).toContain(
    '[minimal-pairs] tiny/factors.yaml:15: slot mail.week, which factor outs does not own, changes between outs=closed and outs=weak',
  );
});
