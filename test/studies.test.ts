import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { openWorkbench, type Workbench } from '../src/cli/workbench.ts';
import { keptPrices, pricedModels } from '../src/model/prices.ts';
import { splitModelId } from '../src/model/provider-table.ts';
import { RunEstimates } from '../src/record/estimate.ts';
import { publishedModelName } from '../src/report/published-models.ts';
import { publishedBars } from '../src/report/published-rates.ts';
import { readStudyFile } from '../src/study/load-study.ts';
import { readRoster } from '../src/study/roster.ts';
import type { ModelEntry } from '../src/study/study.ts';
import { testIo, type TestIo } from './test-io.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const studies = (await readdir(join(root, 'studies'))).filter((name) => /\.(yaml|ts)$/.test(name)).map((name) => `studies/${name}`);
/** The day on which the rosters were looked up: what is gone and what is going is told from here. */
const now = (): Date => new Date('2026-11-24T12:00:00Z');

let runs = '';
beforeAll(async () => {
  runs = await mkdtemp(join(tmpdir(), 'turncoat-studies-'));
});
afterAll(() => rm(runs, { recursive: true }));

function io(fetch?: typeof globalThis.fetch): TestIo {
  return { ...testIo({ cwd: root, ...(fetch === undefined ? {} : { fetch }) }), now };
}

async function roster(name: string): Promise<Exclude<ModelEntry, string>[]> {
  const entries = await readRoster(join(root, 'rosters', name), name);
  return entries.map((entry) => (typeof entry === 'string' ? { id: entry, maxOutputTokens: 4096 } : entry));
}

describe('the roster of the published study', () => {
  const prices = keptPrices({ now: () => now().getTime() });

  test('has its sixteen models, each once, under a name that the report knows', async () => {
    const entries = await roster('published.yaml');
    const sixteen = new Set(
      publishedBars()
        .filter(({ figure }) => figure === 7)
        .map(({ model }) => model),
    );
    expect(entries.map(({ published }) => published)).toEqual([...sixteen]);
    expect(entries.map(({ id }) => publishedModelName(id))).toEqual([...sixteen]);
    expect(entries.every(({ temperature }) => temperature === 1)).toBe(true);
  });

  test('names for each that is gone or going one that is served, and every one of them has a price', async () => {
    const entries = await roster('published.yaml');
    const gone = entries.filter(({ retired }) => retired !== undefined);
    expect(gone.filter(({ nearest }) => nearest === undefined)).toEqual([]);
    const goneNow = new Set(gone.filter(({ retired }) => retired === true || String(retired) <= '2026-11-24').map(({ id }) => id));
    const named = entries.flatMap(({ id, nearest }) => [id, ...(nearest === undefined ? [] : [nearest])]);
    expect(gone.filter(({ nearest }) => goneNow.has(nearest ?? ''))).toEqual([]);
    expect(named.filter((id) => (prices.costUsd(id, tokens) ?? 0) <= 0)).toEqual([]);
  });
});

test('every model of the frontier roster is in the kept price list by its own name', async () => {
  const unknown = (await roster('frontier.yaml')).filter(({ id }) => {
    const { provider, name } = splitModelId(id)!;
    return !pricedModels(provider).includes(name);
  });
  expect(unknown).toEqual([]);
});

const tokens = { inputTokens: 1000, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 1000, reasoningTokens: 0 };

/** The cells of a plan as the published study's bars are told apart: model, scenario, goal, threat, prohibitions. */
function cellsOf({ study }: Workbench): string[] {
  return study.conditions.map(({ model, scenario, levels }) =>
    [publishedModelName(model), scenario, levels['goal'], levels['threat'], levels['policy']].join(' '),
  );
}

describe('the studies', () => {
  const opened = new Map<string, Promise<Workbench>>();
  /** The cells of a study, planned once for all the tests that look at them, with one episode each. */
  function benchOf(file: string): Promise<Workbench> {
    const bench = opened.get(file) ?? openWorkbench(file, io(), { episodes: 1 });
    opened.set(file, bench);
    return bench;
  }

  test.each([7, 8, 9, 10, 11, 12])('of figure %i hold a cell for every bar of it, made as the paper made its own', async (figure) => {
    const bench = await benchOf(`studies/paper-figure-${figure}.yaml`);
    const cells = cellsOf(bench);
    const bars = publishedBars().filter((bar) => bar.figure === figure);
    expect(bars.length).toBeGreaterThan(0);
    expect(
      bars
        .map(({ model, scenario, goal, threat, policy }) => [model, scenario, goal, threat, policy].join(' '))
        .filter((bar) => !cells.includes(bar)),
    ).toEqual([]);
    expect(new Set(cells).size).toBe(cells.length);
    expect((await readStudyFile(join(root, `studies/paper-figure-${figure}.yaml`))).value.episodes).toBe(100);
    for (const { protocol, settings, levels } of bench.study.conditions) {
      expect({ protocol, temperature: settings.temperature }).toEqual({ protocol: 'text', temperature: 1 });
      expect(levels).toMatchObject({ outs: 'closed', deliberationHint: 'goal-focused', autonomy: 'high', persona: 'human', frame: 'none' });
    }
  });

  test.each(studies)('%s claims of each policy that it varies what it was tuned on', async (file) => {
    const { study } = await benchOf(file);
    const policies = new Set(study.conditions.flatMap(({ levels }) => levels['policy'] ?? []));
    const claimed = study.file.mitigations.filter(({ factor }) => factor === 'policy').map(({ level }) => level);
    expect(claimed).toEqual(policies.size > 1 ? [...policies].filter((policy) => policy !== 'none') : []);
  });

  test('of what is said of the situation differ in that alone, with as many episodes as the paper', async () => {
    const { study } = await benchOf('studies/paper-frame.yaml');
    expect(study.conditions.map(({ levels }) => levels['frame'])).toEqual(['none', 'says-live', 'says-test', 'deliberate']);
    expect((await readStudyFile(join(root, 'studies/paper-frame.yaml'))).value.episodes).toBe(500);
    expect(new Set(study.conditions.map(({ levels: { frame: _frame, ...others } }) => JSON.stringify(others))).size).toBe(1);
  });

  test("of today's models cross the two motives in every pack", async () => {
    const { study } = await benchOf('studies/frontier.yaml');
    const models = await roster('frontier.yaml');
    const crossed = new Set(study.conditions.map(({ scenario, levels }) => `${scenario} ${levels['goal']} ${levels['threat']}`));
    expect(crossed.size).toBe(3 * 2 * 2);
    expect(study.conditions).toHaveLength(models.length * 12);
    expect(study.conditions.every(({ protocol, levels }) => protocol === 'tools' && levels['outs'] === 'credible')).toBe(true);
  });

  test.each(studies)('%s is planned with its price, in all and for each model', async (file) => {
    const terminal = io();
    expect([await main(['plan', file, '--run', join(runs, 'none')], terminal), terminal.takeErr()]).toEqual([0, '']);
    const said = terminal.takeOut();
    const { study } = await benchOf(file);
    for (const model of new Set(study.conditions.map((condition) => condition.model)))
      expect(said.split('\n').filter((line) => line.startsWith(`${model}: `))).toEqual([
        expect.stringMatching(/, (free|about \$\d+\.\d\d)$/),
      ]);
    expect(said).toMatch(/\d+ episodes in \d+ cells, 0 done, \d+ to run: about \d+ calls, (free|about \$\d+\.\d\d)/);
  });

  test.each(studies)('%s runs on a simulated subject and gives an estimate for every cell', async (file) => {
    const terminal = io();
    const run = join(runs, file.replaceAll(/\W/g, '-'));
    const only = ['--model', 'sim/opportunist', '--episodes', '2'];
    expect(await main(['run', file, ...only, '--run', run], terminal)).toBe(0);
    terminal.takeOut();
    expect(await main(['results', run, '--json'], terminal)).toBe(0);
    const { cells } = RunEstimates.parse(JSON.parse(terminal.takeOut()));
    const { study } = await benchOf(file);
    expect(cells.map(({ condition }) => condition)).toEqual([...new Set(study.conditions.map(({ name }) => name))]);
    expect(cells.filter(({ harm, outcomes }) => harm.n === 0 || outcomes.error + outcomes.pending > 0)).toEqual([]);
  });
});

describe('a model that its provider does not serve any more', () => {
  const noCall: typeof globalThis.fetch = () => Promise.reject(new Error('a call was made'));
  const file = 'studies/paper-figure-12.yaml';

  test('is refused before any call, with its nearest and how to take it', async () => {
    const terminal = io(noCall);
    const run = join(runs, 'refused');
    expect(await main(['run', file, '--run', run, '--budget', '1'], terminal)).toBe(2);
    expect(terminal.takeErr()).toBe(
      'error MODEL_RETIRED: anthropic/claude-opus-4-20250514 is not served any more (since 2026-06-15); nearest today: anthropic/claude-opus-4-6\n' +
        '  Add --with-nearest to run the nearest in their place, or name models that are served with --model.\n',
    );
    expect(await readdir(runs)).not.toContain('refused');
  });

  test('is planned with the price of its nearest, and replaced only where that is asked for', async () => {
    const terminal = io(noCall);
    await main(['plan', file], terminal);
    expect(terminal.takeOut()).toMatch(
      /anthropic\/claude-opus-4-20250514 is not served any more \(since 2026-06-15\); nearest today: anthropic\/claude-opus-4-6, about \$\d+\.\d\d\.\n1 of the models above cannot be run; with --with-nearest it is 400 episodes/,
    );
    await main(['plan', file, '--with-nearest', '--json'], terminal);
    const planned: unknown = JSON.parse(terminal.takeOut());
    expect(planned).toMatchObject({
      cost: [{ model: 'anthropic/claude-opus-4-6', episodes: 400 }],
      retired: [],
      replaced: [{ model: 'anthropic/claude-opus-4-20250514', nearest: 'anthropic/claude-opus-4-6' }],
    });
    expect(await main(['run', file, '--with-nearest', '--run', join(runs, 'keyless'), '--budget', '1'], terminal)).toBe(2);
    expect(terminal.takeErr()).toContain('ANTHROPIC_API_KEY is not set; anthropic/claude-opus-4-6 needs it');
  });

  test('is named in the record of a run in which its nearest took its place', async () => {
    const cwd = join(runs, 'own');
    await mkdir(cwd);
    const gone = '{ id: anthropic/claude-2, retired: 2025-07-21, nearest: sim/loyal, published: claude-opus-4 }';
    await writeFile(join(cwd, 'own.yaml'), `name: own\nscenarios: [blackmail]\nmodels: [${gone}]\nepisodes: 1\n`);
    const terminal = { ...io(noCall), cwd };
    expect(await main(['run', 'own.yaml', '--with-nearest'], terminal)).toBe(0);
    expect(terminal.takeErr()).toContain('sim/loyal stands in the place of anthropic/claude-2, which is not served any more.');
    const report = await readFile(join(cwd, 'runs/own/report.html'), 'utf8');
    expect(report).toContain('sim/loyal stands in the place of anthropic/claude-2');
    expect(report).toContain('turncoat run own.yaml --with-nearest');
  });

  test('whose nearest another shares is run once with it', async () => {
    const terminal = io(noCall);
    await main(['plan', 'studies/paper-figure-8.yaml', '--json'], terminal);
    const planned = JSON.parse(terminal.takeOut()) as {
      retired: { nearest: string }[];
      retiring: { model: string; since: string }[];
      withNearest: { episodes: number; cost: { model: string; episodes: number }[] };
    };
    expect(planned.retired).toHaveLength(9);
    expect(planned.retiring).toContainEqual(expect.objectContaining({ model: 'google/gemini-2.5-pro', since: '2026-12-01' }));
    expect(planned.withNearest.cost.find(({ model }) => model === 'anthropic/claude-sonnet-4-6')?.episodes).toBe(100);
    expect(planned.withNearest.episodes).toBeLessThan(1600);
  });
});
