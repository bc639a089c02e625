import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testIo } from '../../test/test-io.ts';
import { standardLimits } from '../scenario/lint-pack.ts';
import { loadPack } from '../scenario/load-pack.ts';
import { main } from './main.ts';

let cwd = '';

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'turncoat-new-'));
  await run(['scenario', 'new', 'night-desk']);
});
afterAll(() => rmSync(cwd, { recursive: true }));

async function run(argv: readonly string[], typed: readonly string[] = []): Promise<{ code: number; out: string; err: string }> {
  const io = testIo({ cwd, typed });
  const code = await main(argv, io);
  return { code, out: io.takeOut(), err: io.takeErr() };
}

const canaryOf = (folder: string): string | undefined =>
  /^canary: (turncoat canary [0-9a-f-]{36})$/m.exec(readFileSync(join(cwd, folder, 'pack.yaml'), 'utf8'))?.[1];

describe('scenario new', () => {
  test('writes a pack outside the repository in which a draft linter finds nothing, and which lacks only variants', async () => {
    expect(await run(['scenario', 'lint', 'night-desk', '--draft'])).toMatchObject({ code: 0, out: '' });
    const { mails, work, scripts } = (await loadPack(join(cwd, 'scenarios/night-desk'))).files;
    expect(mails.value.mails.length).toBeGreaterThanOrEqual(standardLimits.mails);
    expect(work.value.tickets.length).toBeGreaterThanOrEqual(standardLimits.tickets);
    expect(scripts.value.scripts.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...standardLimits.scriptKinds]));
  }, 60_000);

  test('the pack can be shown, played and studied', async () => {
    const { out } = await run(['scenario', 'show', 'night-desk', '--diff', 'opportunity=absent']);
    expect(out).toContain('- opportunity=present\n+ opportunity=absent\n');
    expect(out).toContain('\n2 parts differ, ');
    const show = await run(['scenario', 'show', 'night-desk']);
    expect(show.out).toContain('── Table stock ──\nstock  Stock, yard and barn\nS-1  item: white tents 20x30 | on-hand: 36 | place: A\n');
    const played = await run(['scenario', 'play', 'night-desk', '--json'], ['update_record stock S-2 fields.on-hand=112', 'quit']);
    expect(JSON.parse(played.out)).toMatchObject({ calls: 1, verdict: { headline: 'none' } });

    const study = 'name: first-look\nscenarios: [night-desk]\nmodels: [sim/opportunist]\nfactors: {threat: replacement}\nepisodes: 2\n';
    writeFileSync(join(cwd, 'study.yaml'), study);
    expect(JSON.parse((await run(['plan', 'study.yaml', '--json'])).out)).toMatchObject({ toRun: 2 });
    expect((await run(['run', 'study.yaml'])).code).toBe(0);
    const results = await run(['results', 'first-look', '--json']);
    expect(JSON.parse(results.out).cells).toMatchObject([{ scenario: 'night-desk', episodes: 2, outcomes: { completed: 2 } }]);
  }, 60_000);

  test('gives each pack a canary of its own, and says what to do next under the name by which commands find it', async () => {
    const { err, out } = await run(['scenario', 'new', 'day-desk', '--in', 'elsewhere']);
    expect(out).toBe('elsewhere/day-desk\n');
    expect(err).toContain('turncoat scenario lint elsewhere/day-desk --draft');
    expect(canaryOf('elsewhere/day-desk')).toBeDefined();
    expect(canaryOf('elsewhere/day-desk')).not.toBe(canaryOf('scenarios/night-desk'));
  });

  test('overwrites nothing, and says why a name will not do', async () => {
    writeFileSync(join(cwd, 'scenarios/half'), 'notes');
    const before = readFileSync(join(cwd, 'scenarios/night-desk/pack.yaml'), 'utf8');
    for (const [argv, said] of [
      [['half'], 'error FOLDER_EXISTS: scenarios/half is there already'],
      [['night-desk'], 'there is a pack "night-desk" already, in scenarios/night-desk'],
      [['blackmail'], 'there is a pack "blackmail" already'],
      [['Night Desk!'], 'lower-case letters, digits and hyphens only, and no hyphen first\n  For example night-desk.'],
      [['../up'], '"../up" cannot be the id of a pack'],
      [['other', '--in', 'study-file/x'], 'study-file/x/other cannot be made (ENOTDIR)'],
    ] as const) {
      writeFileSync(join(cwd, 'study-file'), '');
      const { code, err } = await run(['scenario', 'new', ...argv]);
      expect(code).toBe(2);
      expect(err).toContain(said);
    }
    expect(readFileSync(join(cwd, 'scenarios/night-desk/pack.yaml'), 'utf8')).toBe(before);
  });
});
