import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { testIo } from './test-io.ts';

const nobody = 65_534;
let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'turncoat-wrong-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

type Given = { readonly env?: Record<string, string> };
type Said = { readonly code: number; readonly out: string; readonly err: string; readonly fetched: number };

/** What the command line says to a command. A call to a provider would be money spent, so each is counted. */
async function say(argv: readonly string[], { env = {} }: Given = {}): Promise<Said> {
  let fetched = 0;
  const io = testIo({ cwd, env, fetch: () => Promise.reject(new Error(`request ${++fetched} was sent`)) });
  const code = await main(argv, io);
  return { code, out: io.takeOut(), err: io.takeErr(), fetched };
}

function writeStudy(lines: Record<string, string> = {}): void {
  const all = {
    name: 'small',
    scenarios: '[blackmail]',
    models: '[sim/loyal]',
    factors: '{goal: none, threat: replacement}',
    episodes: '1',
    ...lines,
  };
  writeFileSync(
    join(cwd, 'study.yaml'),
    Object.entries(all)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join(''),
  );
}

/** One error of one sentence with a hint below it at most, exit 2, nothing on stdout and nothing spent. */
function expectOneSentence({ code, out, err, fetched }: Said, sentence: RegExp): void {
  expect({ code, out, fetched }).toEqual({ code: 2, out: '', fetched: 0 });
  const [first = '', ...rest] = err.trimEnd().split('\n');
  expect(first).toMatch(/^error [A-Z_]+: /);
  expect(first).toMatch(sentence);
  expect(first).not.toMatch(/[.!?] \p{Lu}/u);
  expect(rest.length).toBeLessThanOrEqual(1);
  expect(err).not.toMatch(/\n\s+at /);
}

describe('a study that names what is not there', () => {
  test('a missing key names its variable and the model that needs it, before a folder is made or a call sent', async () => {
    writeStudy({ models: '[sim/loyal, anthropic/claude-sonnet-4-5]', budget: '5' });
    const said = await say(['run', 'study.yaml']);
    expectOneSentence(said, /ANTHROPIC_API_KEY is not set; anthropic\/claude-sonnet-4-5 needs it/);
    expect(said.err).toContain('.env');
    expect(existsSync(join(cwd, 'runs'))).toBe(false);
  });

  test('all missing keys are named at once', async () => {
    writeStudy({ models: '[openai/gpt-5, google/gemini-2.5-pro]', budget: '5' });
    const { code, err } = await say(['run', 'study.yaml']);
    expect(code).toBe(2);
    expect(err).toMatch(/OPENAI_API_KEY is not set; openai\/gpt-5[^]*GOOGLE_GENERATIVE_AI_API_KEY is not set; google\/gemini-2.5-pro/);
  });

  test('an unknown provider gets the nearest ones', async () => {
    writeStudy({ models: '[antropic/claude-sonnet-4-5]' });
    const said = await say(['run', 'study.yaml']);
    expectOneSentence(said, /No provider 'antropic'/);
    expect(said.err).toContain('Did you mean anthropic/?');
  });

  test('a model that the price list does not know gets the nearest ones', async () => {
    writeStudy({ models: '[anthropic/claude-sonet-4-5]', budget: '5' });
    const said = await say(['run', 'study.yaml'], { env: { ANTHROPIC_API_KEY: 'k' } });
    expectOneSentence(said, /anthropic\/claude-sonet-4-5/);
    expect(said.err).toContain('claude-sonnet-4-5');
  });

  test('an unknown simulated subject gets the nearest one', async () => {
    writeStudy({ models: '[sim/loyall]' });
    const said = await say(['run', 'study.yaml']);
    expectOneSentence(said, /sim\/loyall/);
    expect(said.err).toContain('did you mean "sim/loyal"?');
  });

  test('misspelt keys, scenarios and levels are told together, each with file, line and the nearest name', async () => {
    writeStudy({
      scenarios: '[blackmal, blackmail]',
      models: '[sim/loyall, antropic/claude]',
      factors: '{goal: explicit-safty, threat: [none, replacment]}',
      episods: '3',
    });
    const { code, err } = await say(['plan', 'study.yaml']);
    expect(code).toBe(2);
    expect(err).toMatch(/episods: unknown key "episods" \(did you mean "episodes"\?\)/);
    expect(err).toMatch(/study\.yaml:3: models\[0\]: .*sim\/loyall.*sim\/loyal/);
    expect(err).toMatch(/study\.yaml:3: models\[1\]: .*antropic.*anthropic/);
    expect(err).toMatch(/study\.yaml:2: .*blackmal.*blackmail/);
    expect(err).toMatch(/study\.yaml:4: .*explicit-safty.*explicit-safety/);
    expect(err).toMatch(/study\.yaml:4: .*replacment.*replacement/);
  });

  test('a paid study without a budget is not begun outside a terminal', async () => {
    writeStudy({ models: '[anthropic/claude-sonnet-4-5]' });
    expectOneSentence(await say(['run', 'study.yaml'], { env: { ANTHROPIC_API_KEY: 'k' } }), /cost money and no budget is set/);
    expect(existsSync(join(cwd, 'runs'))).toBe(false);
  });

  test('a study file that is not there is named', async () => {
    expectOneSentence(await say(['run', 'nothing.yaml']), /there is no study file nothing\.yaml/);
  });
});

describe('a command that names what is not there', () => {
  test.each([
    [['scenario', 'show', 'blackmal'], /there is no scenario "blackmal"/, /did you mean "blackmail"/],
    [['scenario', 'show', 'blackmail', '--level', 'goal=explicit-safty'], /no level "explicit-safty"/, /did you mean "explicit-safety"/],
    [['scenario', 'play', 'blackmail', '--level', 'gaol=none'], /no factor "gaol"/, /did you mean "goal"/],
    [['scenario', 'show', 'blackmail', '--variant', '77'], /no variant 77/, /valid: 0, 1/],
    [['results', 'nothing'], /there is no run nothing/, /runs\/quickstart/],
    [['judge', 'nothing.json'], /there is no file nothing\.json/, /foreign-episode/],
  ])('%j', async (argv, sentence, hint) => {
    const said = await say(argv);
    expectOneSentence(said, sentence);
    expect(said.err).toMatch(hint);
  });

  test('a misspelt command gets the nearest one', async () => {
    const { code, err } = await say(['statsu', 'x']);
    expect(code).toBe(2);
    expect(err).toContain('status');
  });
});

/** Every command that opens a run; the first two would write it. */
const commandsOnRun: readonly (readonly string[])[] = [
  ['run', 'study.yaml', '--run', 'run'],
  ['judge', 'run'],
  ['status', 'run'],
  ['results', 'run', '--json'],
  ['report', 'run'],
  ['show', 'run', 'a'],
];

function filesOf(dir: string): Record<string, string> {
  return Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name)).toString('base64')]));
}

describe('a run folder that cannot be used', () => {
  test('a folder with other files is no run, and keeps them', async () => {
    writeStudy();
    mkdirSync(join(cwd, 'run'));
    writeFileSync(join(cwd, 'run/thesis.txt'), 'my only copy');
    for (const argv of commandsOnRun) expectOneSentence(await say(argv), /no run in|not a run folder/);
    expect(readdirSync(join(cwd, 'run'))).toEqual(['thesis.txt']);
    expect(readFileSync(join(cwd, 'run/thesis.txt'), 'utf8')).toBe('my only copy');
  });

  test('a corrupt store is named as such by every command, and left byte for byte as it is', async () => {
    writeStudy();
    mkdirSync(join(cwd, 'run'));
    writeFileSync(join(cwd, 'run/run.sqlite'), 'SQLite format 3\0 and then something else entirely, '.repeat(200));
    const before = filesOf(join(cwd, 'run'));
    for (const argv of commandsOnRun) expectOneSentence(await say(argv), /is damaged: it cannot be read/);
    expect(filesOf(join(cwd, 'run'))).toMatchObject(before);
  });

  test('a store of a newer format is not touched by this version', async () => {
    writeStudy();
    expect((await say(['run', 'study.yaml', '--run', 'run'])).code).toBe(0);
    const store = new DatabaseSync(join(cwd, 'run/run.sqlite'));
    store.exec('PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)');
    store.close();
    const before = readFileSync(join(cwd, 'run/run.sqlite'));
    for (const argv of commandsOnRun) expectOneSentence(await say(argv), /has format 99, which is newer than this version of turncoat/);
    expect(readFileSync(join(cwd, 'run/run.sqlite')).equals(before)).toBe(true);
  });

  test("another study's run is not written over", async () => {
    writeStudy();
    expect((await say(['run', 'study.yaml', '--run', 'run'])).code).toBe(0);
    const before = await say(['results', 'run', '--json']);
    writeStudy({ name: 'other' });
    expectOneSentence(await say(['run', 'study.yaml', '--run', 'run']), /holds a run of the study small, not of other/);
    expect(await say(['results', 'run', '--json'])).toEqual(before);
  });

  test.runIf(process.platform === 'linux')(
    'a folder that may not be written is named before anything is run, and a finished run in it can still be read',
    async () => {
      writeStudy();
      // As nobody even the project's own packs may be out of reach.
      cpSync(join(import.meta.dirname, '../scenarios'), join(cwd, 'scenarios'), { recursive: true });
      expect((await say(['run', 'study.yaml', '--run', 'done/run'])).code).toBe(0);
      for (const dir of [cwd, join(cwd, 'done/run')]) chmodSync(dir, 0o555);
      await asNobody(async () => {
        expectOneSentence(await say(['run', 'study.yaml', '--run', 'new']), /may not be written/);
        expectOneSentence(await say(['run', 'study.yaml', '--run', 'done/run']), /may not be written|cannot be opened/);
        expectOneSentence(await say(['report', 'done/run', '--out', 'new.html']), /new\.html/);
        expect((await say(['status', 'done/run'])).out).toContain('1 of 1 episodes ended');
        const { code, out } = await say(['doctor', 'nothing.yaml']);
        expect(code).toBe(1);
        expect(out).toMatch(/fail {2}writing .*may not be written/);
      });
      chmodSync(cwd, 0o755);
      expect(readdirSync(cwd).sort()).toEqual(['done', 'scenarios', 'study.yaml']);
    },
  );
});

/** Root may write everywhere; nobody may not. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(nobody);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
