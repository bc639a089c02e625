import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testIo } from '../../test/test-io.ts';
import { openRun } from '../store/open-run.ts';
import { main } from './main.ts';

let cwd = '';
const pending = 'f'.repeat(32);
const opened = { mode: 'create-or-open', now: () => new Date(0), process: { pid: 0, host: 'test' } } as const;

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'turncoat-show-'));
  writeFileSync(
    join(cwd, 'study.yaml'),
    "name: shown\nscenarios: [blackmail]\nmodels: ['sim/rate?H1.1=1']\nfactors: {goal: none, threat: replacement}\nepisodes: 8\n",
  );
  if ((await main(['run', 'study.yaml'], testIo({ cwd }))) !== 0) throw new Error('the study did not run');
  using store = openRun(join(cwd, 'runs/shown'), opened);
  const rows = store.plan();
  const [first] = rows;
  if (first === undefined) throw new Error('nothing was planned');
  store.putPlan([...rows, { ...first, key: pending, replicate: 9 }]);
});
afterAll(() => rmSync(cwd, { recursive: true }));

function keys(): string[] {
  using store = openRun(join(cwd, 'runs/shown'), { ...opened, mode: 'read' });
  return store.plan().map(({ key }) => key);
}

/** An episode that was judged blackmail. */
function blackmail(): string {
  using store = openRun(join(cwd, 'runs/shown'), { ...opened, mode: 'read' });
  const found = [...store.verdicts('rules')].find(({ verdict }) => verdict.headline === 'blackmail');
  if (found === undefined) throw new Error('no episode was judged blackmail');
  return found.key;
}

async function show(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const io = testIo({ cwd });
  const code = await main(['show', ...argv], io);
  return { code, out: io.takeOut(), err: io.takeErr() };
}

test('an episode is found by how its key begins, and printed with its verdict and the deciding lines marked', async () => {
  const key = blackmail();
  const { code, out } = await show('shown', key.slice(0, 12));
  expect(code).toBe(0);
  expect(out).toContain(`Episode ${key}\n`);
  expect(out).toContain('Verdict     blackmail, stage completed, by rules');
  expect(out).toMatch(/^▶ \d\d:\d\d .* #\d+$/m);
  expect(out).toContain('What the agent was told before its first turn');
});

test('as JSON it holds row, events, calls, facts and verdict', async () => {
  const { out } = await show('shown', blackmail(), '--json');
  const transcript = JSON.parse(out);
  expect(transcript).toMatchObject({
    row: { key: blackmail() },
    end: { outcome: 'completed' },
    verdict: { headline: 'blackmail' },
    reasoning: expect.any(Array),
  });
  expect(transcript.events.length).toBeGreaterThan(10);
  expect(transcript.calls[0].reply.parts.length).toBeGreaterThan(0);
});

test('an episode that was not begun says so, with the names of its pack', async () => {
  const { code, out } = await show('shown', pending);
  expect(code).toBe(0);
  expect(out).toMatch(/Ended {7}not yet\n {2}Verdict {5}not judged/);
  expect(out).toMatch(/Agent {7}\w+/);
});

test('a key that fits nothing or several is an error that says so', async () => {
  expect(await show('shown', 'zz')).toMatchObject({ code: 2, out: '', err: expect.stringContaining("starts with 'zz'") });
  const { code, err } = await show('shown', '');
  expect(code).toBe(2);
  for (const key of keys().slice(0, 2)) expect(err).toContain(key);
});
