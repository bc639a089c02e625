import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testIo, type TestIo } from '../../test/test-io.ts';
import { checkMachine } from './check-machine.ts';
import { checkKeys, checkPacks } from './check-work.ts';
import { main } from './main.ts';

const Examined = z.object({
  ok: z.boolean(),
  findings: z.array(z.object({ check: z.string(), state: z.string(), text: z.string(), todo: z.string().optional() })),
});
let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'turncoat-doctor-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function writeStudy(scenario: string, models: string): void {
  writeFileSync(
    join(cwd, 'study.yaml'),
    `name: small\nscenarios: [${scenario}]\nmodels: [${models}]\nfactors: {goal: none}\nepisodes: 2\n`,
  );
}

/** A pack that compiles at once; its linter asks for more of everything. */
function copyTinyPack(): void {
  cpSync(join(import.meta.dirname, '../scenario/fixtures'), join(cwd, 'scenarios'), { recursive: true });
}

async function examine(env: Record<string, string>): Promise<{ code: number; findings: z.infer<typeof Examined>['findings'] }> {
  const io = testIo({ cwd, env });
  const code = await main(['doctor', 'study.yaml', '--json'], io);
  return { code, findings: Examined.parse(JSON.parse(io.takeOut())).findings };
}

describe('doctor', () => {
  test('of a study of simulated subjects on a sound machine finds nothing wrong', { timeout: 60_000 }, async () => {
    writeStudy('blackmail', 'sim/loyal, sim/erratic');
    const { code, findings } = await examine({});
    expect(findings.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(code).toBe(0);
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['node', 'packages', 'writing', 'disk', 'clock', 'keys', 'study', 'packs', 'models']),
    );
    expect(findings).toContainEqual({ check: 'models', state: 'ok', text: '2 models, none costs money' });
  });

  test('of a study whose file is wrong fails with what to do, in words', async () => {
    writeFileSync(join(cwd, 'study.yaml'), 'nmae: x\n');
    const io = testIo({ cwd });
    expect(await main(['doctor', 'study.yaml'], io)).toBe(1);
    expect(io.takeOut()).toMatch(
      /fail {2}study {5}study\.yaml:1: .*\n {16}study\.yaml:1: nmae: unknown key "nmae" \(did you mean "name"\?\)/,
    );
    expect(io.takeErr()).toMatch(/1 of \d+ checks failed/);
  });

  test('names the missing keys of a study and warns of a paid one without a budget', async () => {
    copyTinyPack();
    writeStudy('tiny', 'anthropic/claude-sonnet-4-5');
    const without = await examine({});
    expect(without.code).toBe(1);
    expect(without.findings.at(-1)).toMatchObject({
      check: 'models',
      state: 'fail',
      text: expect.stringContaining('ANTHROPIC_API_KEY is not set'),
    });
    const { findings } = await examine({ ANTHROPIC_API_KEY: 'k' });
    expect(findings.at(-1)).toMatchObject({ check: 'models', state: 'warn', text: expect.stringContaining('no budget') });
  });
});

describe('the checks', () => {
  const machine = (io: TestIo, check: string) => checkMachine(io).then((findings) => findings.find((finding) => finding.check === check));

  test('a clock from before this version was made fails', async () => {
    expect(await machine({ ...testIo({ cwd }), now: () => new Date('2019-01-01') }, 'clock')).toMatchObject({
      state: 'fail',
      todo: 'Set the clock.',
    });
  });

  test('writing is tried where runs would go, and leaves nothing behind', async () => {
    mkdirSync(join(cwd, 'runs'));
    expect(await machine(testIo({ cwd }), 'writing')).toEqual({
      check: 'writing',
      state: 'ok',
      text: `runs can be written in ${join(cwd, 'runs')}`,
    });
    expect(await machine(testIo({ cwd: '/proc' }), 'writing')).toMatchObject({ state: 'fail' });
  });

  test('keys are told by the names of their variables alone; any accepted name counts', () => {
    const [finding] = checkKeys(testIo({ cwd, env: { GEMINI_API_KEY: 'hidden-value', OPENAI_API_KEY: ' ' } }));
    expect(finding?.text).toBe(
      'set: GOOGLE_GENERATIVE_AI_API_KEY; not set: ANTHROPIC_API_KEY, OPENAI_API_KEY, AZURE_API_KEY, AWS_BEARER_TOKEN_BEDROCK, MISTRAL_API_KEY, DEEPSEEK_API_KEY, XAI_API_KEY, OPENROUTER_API_KEY',
    );
  });

  test('a pack that its linter faults, or that cannot be read, fails with the command that says more', async () => {
    copyTinyPack();
    mkdirSync(join(cwd, 'scenarios/broken'));
    writeFileSync(join(cwd, 'scenarios/broken/pack.yaml'), 'id: broken\n');
    expect(await checkPacks(['tiny', 'broken'], testIo({ cwd }))).toEqual([
      { check: 'packs', state: 'fail', text: 'broken cannot be read', todo: 'See turncoat scenario lint broken.' },
      { check: 'packs', state: 'fail', text: 'tiny: 10 lint findings', todo: 'See turncoat scenario lint tiny.' },
    ]);
  });
});
