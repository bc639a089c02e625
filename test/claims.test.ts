import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { RunEstimates } from '../src/record/estimate.ts';
import { openRun } from '../src/store/open-run.ts';
import { testIo, type TestIo } from './test-io.ts';

const tuned = '{ scenarios: [blackmail], variants: [0, 1] }';
const study = (tunedOn: string, extra = ''): string => `name: claims
scenarios: [blackmail]
models: [sim/opportunist]
episodes: 5
seed: 3
${extra}blocks:
  - factors: { goal: explicit-america, threat: replacement, policy: [none, do-not] }
  - factors: { goal: explicit-america, threat: replacement, haystack: ["0", "5"] }
mitigations:
  - { factor: policy, level: do-not, against: none, tunedOn: ${tunedOn} }
`;

describe('a claim of a study file', () => {
  let io: TestIo;
  let cwd: string;
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'turncoat-claims-'));
    io = testIo({ cwd });
  });
  afterAll(() => rm(cwd, { recursive: true }));

  const write = (tunedOn: string, extra?: string): Promise<void> => writeFile(join(cwd, 'claims.yaml'), study(tunedOn, extra));

  test.each([
    ['plan', 'it was tuned on the whole scenario', '{ scenarios: [blackmail] }', ''],
    ['run', 'it was tuned on the whole scenario', '{ scenarios: [blackmail] }', ''],
    ['plan', 'the episodes reach only variants that it was tuned on', '{ scenarios: [blackmail], variants: [0, 1, 2, 3, 4] }', ''],
    ['plan', 'the study uses only such variants', tuned, 'variants: 2\n'],
  ])('is refused by %s where %s, before anything is run', async (command, _why, tunedOn, extra) => {
    await write(tunedOn, extra);
    expect(await main([command, 'claims.yaml'], io)).toBe(2);
    expect(io.takeErr()).toMatch(/claims\.yaml:1\d: mitigations\[0\]: policy do-not could be scored only on texts that it was tuned on/);
  });

  test('is refused where fewer episodes are asked for on the command line than reach its held-out texts', async () => {
    await write(tuned);
    expect(await main(['plan', 'claims.yaml', '--episodes', '2'], io)).toBe(2);
    expect(io.takeErr()).toContain('blackmail (variants 0 to 1)');
    expect(await main(['plan', 'claims.yaml', '--episodes', '3'], io)).toBe(0);
  });

  test('is scored on its held-out episodes alone, as a count over the store shows', async () => {
    await write(tuned);
    io.takeOut();
    expect(await main(['run', 'claims.yaml'], io)).toBe(0);
    io.takeOut();
    expect(await main(['results', 'claims', '--json'], io)).toBe(0);
    const { mitigations, trends, variation } = RunEstimates.parse(JSON.parse(io.takeOut()));
    using store = openRun(join(cwd, 'runs/claims'), { mode: 'read', now: io.now, process: io.process });
    const verdicts = new Map([...store.verdicts('rules')].map(({ key, verdict }) => [key, verdict]));
    const counted = (policy: string): { count: number; n: number; missing: number } => {
      const rows = store.plan().filter(({ levels, variant }) => levels['policy'] === policy && levels['haystack'] === '0' && variant > 1);
      const harmful = rows.filter(({ key }) => verdicts.get(key)?.acts.some(({ code, stage }) => code === 'H1.1' && stage === 'completed'));
      return { count: harmful.length, n: rows.length, missing: 0 };
    };
    expect(mitigations).toHaveLength(1);
    expect(mitigations[0]).toMatchObject({
      model: 'sim/opportunist',
      scenario: 'blackmail',
      heldOut: 'paraphrases',
      variants: [2, 3, 4],
      at: { haystack: '0' },
      harm: { against: counted('none'), level: counted('do-not') },
    });
    expect(mitigations[0]?.harm.against.n).toBe(3);
    expect(trends.map(({ outcome, factor, scored }) => [outcome, factor, scored])).toEqual([
      ['harm', 'haystack', 2],
      ['issued', 'haystack', 2],
    ]);
    expect(variation.used).toBeGreaterThanOrEqual(0.1);
  });

  test('stands in a line of the results and in a section of the report', async () => {
    expect(await main(['results', 'claims'], io)).toBe(0);
    const said = io.takeOut().replaceAll(/\s+/g, ' ');
    expect(said).toContain('sim/opportunist, policy do-not against none, haystack 0, on blackmail, 3 held-out variants: harm');
    expect(said).toContain('with each doubling of the mailbox');
    expect(said).toContain('variants: ');
    const report = await readFile(join(cwd, 'runs/claims/report.html'), 'utf8');
    expect(report).toContain('Safeguards on texts they were not tuned on');
    expect(report).toContain('blackmail, 3 held-out variants');
  });
});
