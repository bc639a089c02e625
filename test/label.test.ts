import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { headlineOf } from '../src/judge/rule-judge.ts';
import { randomFrom } from '../src/kernel/random.ts';
import { QueueItem, type Label } from '../src/record/audit.ts';
import { RunEstimates } from '../src/record/estimate.ts';
import type { PlanRow } from '../src/record/plan-row.ts';
import type { Verdict } from '../src/record/verdict.ts';
import { compileWorld } from '../src/scenario/compile-world.ts';
import { loadPack } from '../src/scenario/load-pack.ts';
import { openRun } from '../src/store/open-run.ts';
import type { RunStore } from '../src/store/run-store.ts';
import { testIo } from './test-io.ts';

/** A run whose truth is known: half of the episodes under the threat blackmail, none of the others do. */
const study = `
name: audited
scenarios: [blackmail]
models: ['sim/rate?H1.1=0.5']
factors: {threat: [none, replacement]}
episodes: 150
seed: 'labels'
`;
const root = join(import.meta.dirname, '..');
let cwd = '';

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'turncoat-labels-'));
  await writeFile(join(cwd, 'study.yaml'), study);
  if ((await main(['run', 'study.yaml'], testIo({ cwd }))) !== 0) throw new Error('the run failed');
  using store = toWrite();
  const truth = await truthOf(store);
  // Before anybody else has judged, so that the verdicts of this judge stand.
  for (const row of store.plan()) putErring(store, row, truth.get(row.key)!.length > 0, 'test/erring');
}, 120_000);
afterAll(() => rm(cwd, { recursive: true }));

const toWrite = (): RunStore =>
  openRun(join(cwd, 'runs/audited'), { mode: 'create-or-open', now: () => new Date(), process: { pid: 1, host: 'test' } });
const toRead = (): RunStore =>
  openRun(join(cwd, 'runs/audited'), { mode: 'read', now: () => new Date(), process: { pid: 1, host: 'test' } });

/** What the scripted agent of each episode does, by the pack's own word: what a perfect reader would say. */
async function truthOf(store: RunStore): Promise<Map<string, Label['acts']>> {
  const pack = await loadPack(join(root, 'scenarios/blackmail'), 'scenarios/blackmail');
  const { scripts } = compileWorld(pack, { threat: 'replacement' }, 0);
  const expected = new Map(scripts.map(({ id, expect: { acts } }) => [`script:${id}`, acts.filter(({ code }) => code.startsWith('H'))]));
  return new Map(
    store.plan().map(({ key }) => {
      const played = store.transcript(key).calls[0]?.reply.rawFinish ?? '';
      return [key, expected.get(played)!.map(({ code, stage }) => ({ code, stage })) as Label['acts']];
    }),
  );
}

/** A judge that finds six of ten threats, sees one in a few harmless episodes, and leaves some open. */
function putErring(store: RunStore, { key, levels, variant, replicate }: PlanRow, harms: boolean, judge: string): void {
  // Not by the key, which changes with the engine: the numbers stand in docs/labels.md.
  const random = randomFrom(`${judge}/${levels['threat']}/${variant}/${replicate}`);
  const acts: Verdict['acts'] =
    random.next() < (harms ? 0.6 : 0.03) ? [{ code: 'H1.1', stage: 'completed', severity: 4, events: [], quote: '' }] : [];
  const isOpen = random.next() < 0.04;
  const unclear = isOpen ? [{ code: 'H1.1' as const, events: [], why: 'cannot tell' }] : [];
  const found = isOpen ? [] : acts;
  const verdict: Verdict = { formatVersion: 1, judge, ...headlineOf(found, unclear), acts: found, unclear, notMeasured: [] };
  store.putVerdict(key, { verdictKey: `${judge}/${key}`, judge, rubric: 'first', verdict });
}

async function say(argv: readonly string[], typed: readonly string[] = []): Promise<{ code: number; out: string; err: string }> {
  const io = testIo({ cwd, typed });
  const code = await main(argv, io);
  return { code, out: io.takeOut(), err: io.takeErr() };
}

async function estimates(): Promise<RunEstimates> {
  return RunEstimates.parse(JSON.parse((await say(['results', 'audited', '--json'])).out));
}

async function queue(file: string): Promise<QueueItem[]> {
  const lines = (await readFile(join(cwd, file), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => QueueItem.parse(JSON.parse(line)));
}

/** Every key anywhere in a value. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(keysIn);
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}

test('without an audit nothing is corrected, however well the judge did on labelled cases', async () => {
  expect((await say(['calibrate', '--part', 'held-out'])).code).toBe(0);
  const { cells, audits } = await estimates();
  expect(audits).toEqual([]);
  expect(cells.map(({ corrected }) => corrected)).toEqual([null, null]);
  expect((await say(['label', 'audited', '--agreement'])).err).toContain('no audit was drawn from audited');
});

describe('a drawn queue', () => {
  test('is a sample of known probability from every kind of answer in every cell, kept in the run', async () => {
    const { code, err } = await say(['label', 'audited', '--draw', '100', '--out', 'queue.jsonl']);
    expect(code).toBe(0);
    expect(err).toMatch(/^Audit \w{8}: 100 of 300 episodes, in random order, in queue\.jsonl\.\n/);
    using store = toRead();
    const [{ audit }] = store.audits() as [ReturnType<RunStore['audits']>[number]];
    expect(audit).toMatchObject({ judge: 'test/erring', rubrics: { 'test/erring': ['first'] }, seed: 'labels' });
    expect(audit.strata.map(({ answer }) => answer)).toEqual(['yes', 'no', 'open', 'yes', 'no', 'open']);
    for (const [place, { size, drawn, probability }] of audit.strata.entries()) {
      expect(drawn).toBeGreaterThanOrEqual(1);
      expect(probability).toBe(drawn / size);
      expect(audit.items.filter(({ stratum }) => stratum === place)).toHaveLength(drawn);
    }
    const share = (answer: string): number => audit.strata.find((own) => own.answer === answer)!.probability;
    expect(share('yes')).toBeGreaterThan(share('no'));
  });

  test('tells a reader neither model nor condition nor verdict nor weight, nor anything of it by its order', async () => {
    const items = await queue('queue.jsonl');
    const text = await readFile(join(cwd, 'queue.jsonl'), 'utf8');
    expect(items.map(({ item }) => item)).toEqual(items.map((_, index) => index + 1));
    expect(text).not.toMatch(/sim\/|rate\?|H1\.1|test\/erring|threat=|threat none|audited/);
    const keys = new Set(items.flatMap((item) => keysIn(item)));
    for (const leak of [
      'model',
      'condition',
      'levels',
      'factors',
      'variant',
      'key',
      'stratum',
      'probability',
      'weight',
      'answer',
      'verdict',
      'reasoning',
      'headline',
      'seed',
    ])
      expect(keys).not.toContain(leak);
    using store = toRead();
    const [{ audit }] = store.audits() as [ReturnType<RunStore['audits']>[number]];
    for (const { key, model, condition } of store.plan()) for (const secret of [key, model, condition]) expect(text).not.toContain(secret);
    for (const { reasoning } of store.transcripts(audit.items.map(({ key }) => key)))
      for (const { text: thought } of reasoning) expect(text).not.toContain(thought);
    const places = store.plan().map(({ key }) => key);
    const order = audit.items.map(({ key }) => places.indexOf(key));
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
    const rises = order.filter((place, index) => index > 0 && place > order[index - 1]!).length;
    expect(Math.abs(rises - 49.5)).toBeLessThan(15);
    // the same number of each answer in the first half as chance would have it
    const early = audit.items.slice(0, 50).filter(({ stratum }) => audit.strata[stratum]!.answer === 'yes').length;
    const all = audit.items.filter(({ stratum }) => audit.strata[stratum]!.answer === 'yes').length;
    expect(Math.abs(early - all / 2)).toBeLessThan(8);
  });

  test('is drawn alike by the same seed, otherwise by another, and never written over what may hold labels', async () => {
    const again = await say(['label', 'audited', '--draw', '100']);
    expect(again.out).toBe(await readFile(join(cwd, 'queue.jsonl'), 'utf8'));
    expect((await say(['label', 'audited'])).out.trimEnd().split('\n')).toHaveLength(1);
    const over = await say(['label', 'audited', '--draw', '100', '--out', 'queue.jsonl']);
    expect(over).toMatchObject({ code: 2, err: expect.stringContaining('queue.jsonl is there already') });
  });
});

describe('a filled queue', () => {
  const broken = async (change: (lines: string[]) => void): Promise<string> => {
    const lines = (await readFile(join(cwd, 'queue.jsonl'), 'utf8')).trimEnd().split('\n');
    change(lines);
    await writeFile(join(cwd, 'broken.jsonl'), lines.join('\n'));
    const { code, err } = await say(['label', 'audited', '--read', 'broken.jsonl', '--as', 'ana']);
    expect(code).toBe(2);
    return err;
  };

  test('that is wrong is refused whole, and every mistake is told with its line', async () => {
    const err = await broken((lines) => {
      lines[1] = lines[1]!.replace('"label":null', '"label":{"acts":[{"code":"H1.11","stage":"completed"}]}');
      lines[2] = lines[2]!.replace('"label":null', '"label":{"acts":[{"code":"H1.1","stage":"done"}]}');
      lines[3] = lines[3]!.replace('"label":null', '"label":{"acts":[{"code":"H1.1","stage":"completed"}],"unclear":["H1.1"]}');
      lines[4] = lines[4]!.replace('"item":5', '"item":101');
      lines[5] = lines[5]!.replace('"item":6', '"item":1');
      lines[6] = lines[6]!.replace(/"audit":"\w+"/, '"audit":"00"');
      lines[7] = '{"audit":';
      lines[8] = lines[8]!.replace('"label":null', '"label":{}');
      lines[9] = lines[9]!.replace('"label":null', '"verdict":1,"label":null');
    });
    expect(err).toContain('broken.jsonl:2: label.acts[0].code: "H1.11" is not valid here (did you mean "H1.1"');
    expect(err).toContain('broken.jsonl:3: label.acts[0].stage: "done" is not valid here');
    expect(err).toContain('broken.jsonl:4: label.unclear: H1.1 is an act as well');
    expect(err).toContain('broken.jsonl:5: item: there is no item 101; this audit has 1 to 100');
    expect(err).toContain('broken.jsonl:6: item: item 1 is there twice');
    expect(err).toContain('broken.jsonl:7: audit: 00 is another audit than that of the first line');
    expect(err).toContain('broken.jsonl:8: this is not JSON');
    expect(err).toContain('broken.jsonl:9: label.acts: is missing');
    expect(err).toContain('broken.jsonl:10: verdict: unknown key "verdict"');
    expect((await say(['label', 'audited'])).out).toContain('labelled: none');
  });

  test('of an audit that this run does not have is refused', async () => {
    const err = await broken((lines) => lines.splice(0, 100, lines[0]!.replace(/"audit":"\w+"/, '"audit":"00"')));
    expect(err).toContain('this run has no audit 00');
  });

  test('counts what is left for later, and what it said already', async () => {
    await label('ana', 'queue.jsonl', 30);
    const { err } = await say(['label', 'audited', '--read', 'ana.jsonl', '--as', 'ana']);
    expect(err).toMatch(/^30 labels by ana taken into audit \w{8}; 70 items have no label yet\.\n/);
    expect((await say(['label', 'audited', '--read', 'ana.jsonl', '--as', 'ana'])).err).toMatch(
      /^0 labels .*; 30 were there already; 70 items/,
    );
  });
});

/** Fills a queue as somebody would who reads everything rightly. */
async function label(name: string, file: string, count = Infinity): Promise<void> {
  using store = toRead();
  const truth = await truthOf(store);
  const { audit } = store.audits()[0]!;
  const filled = (await queue(file)).map((item, index) =>
    index >= count ? item : { ...item, label: { acts: truth.get(audit.items[item.item - 1]!.key)!, unclear: [], note: '' } },
  );
  await writeFile(join(cwd, `${name}.jsonl`), filled.map((item) => JSON.stringify(item)).join('\n'));
}

describe('labels', () => {
  test('correct what the judge got wrong: the corrected interval holds the truth, the raw one does not', async () => {
    await label('ana', 'queue.jsonl');
    expect((await say(['label', 'audited', '--read', 'ana.jsonl', '--as', 'ana'])).err).toContain('70 labels by ana');
    const { cells, audits } = await estimates();
    const threatened = cells.find(({ factors }) => factors['threat'] === 'replacement')!;
    expect(threatened.judge).toBe('test/erring');
    expect(threatened.harm.ci95[1]).toBeLessThan(0.5);
    expect(threatened.corrected!.ci95[0]).toBeLessThan(0.5);
    expect(threatened.corrected!.ci95[1]).toBeGreaterThan(0.5);
    const calm = cells.find(({ factors }) => factors['threat'] === 'none')!;
    expect(calm.corrected).toMatchObject({ rate: 0 });
    const [audit] = audits;
    expect(audit).toMatchObject({ judge: 'test/erring', valid: true, drawn: 100, labelled: 100, open: 0 });
    expect(audit!.models).toHaveLength(1);
    // One model and one scenario are the whole audit: the check is the same number by algebra.
    expect(audit!.models[0]!.roganGladen).toBeCloseTo(audit!.models[0]!.corrected!.rate, 12);
  });

  test('are printed beside the raw rate, with the audit they come from', async () => {
    const { out } = await say(['results', 'audited']);
    expect(out).toMatch(/corrected by people's labels/);
    expect(out).toMatch(/audit \w{8}/);
    expect((await say(['report', 'audited', '--out', 'report.html'])).code).toBe(0);
    const report = await readFile(join(cwd, 'report.html'), 'utf8');
    expect(report).toMatch(/corrected \d+\s% \(\d+–\d+\s%\), from \d+ labels/);
    expect(report).toMatch(/id="audits"/);
  });

  test('stand in docs/labels.md with the numbers of this very run', async () => {
    const page = await readFile(join(root, 'docs/labels.md'), 'utf8');
    const { cells, audits } = await estimates();
    const { harm, corrected } = cells.find(({ factors }) => factors['threat'] === 'replacement')!;
    const whole = (share: number): string => String(Math.round(share * 100));
    expect(page).toContain(`${harm.count} of ${harm.n}, ${whole(harm.rate!)} % (${whole(harm.ci95[0])}–${whole(harm.ci95[1])} %)`);
    expect(page).toContain(
      `${whole(corrected!.rate)} % (${whole(corrected!.ci95[0])}–${whole(corrected!.ci95[1])} %), from ${corrected!.labelled} labels`,
    );
    expect(page).toContain(`sensitivity ${audits[0]!.sensitivity!.toFixed(2)}, specificity ${audits[0]!.specificity!.toFixed(2)}`);
  });

  test('may be given in the terminal, one by one; what is saved stays, and the next time goes on', async () => {
    const first = await say(
      ['label', 'audited', '--as', 'ben'],
      ['what', 'H1.1 x', 'H1.1 c', '', 'quite plain', 'later', 'none', 'H2.1', '', 'quit'],
    );
    expect(first.code).toBe(0);
    expect(first.err).toMatch(/there is no code "what"/);
    expect(first.err).toContain('after H1.1 one of these is needed: prepared, attempted, completed, withdrawn');
    expect(first.err).toContain('── item 1 ──');
    expect(first.err).toContain('── item 3 ──');
    expect(first.err).not.toMatch(/sim\/|test\/erring|threat=/);
    expect(first.err).toContain('2 labels by ben saved; 98 are left');
    const second = await say(['label', 'audited', '--as', 'ben'], ['none', '', '']);
    expect(second.err).not.toContain('── item 1 ──');
    expect(second.err).toContain('── item 2 ──');
    expect((await say(['label', 'audited'])).out).toMatch(/labelled: ana 100, ben 3\n/);
  });

  test('are compared with each other and with every judge', async () => {
    const { out, err } = await say(['label', 'audited', '--agreement']);
    expect(out).toMatch(/human:ana · human:ben/);
    expect(out).toMatch(/human:ana · rules/);
    expect(out).toMatch(/human:ana · test\/erring/);
    expect(out).not.toMatch(/rules · test\/erring/);
    expect(out).toMatch(/item 3 \(\w{8}\):.*human:ben open/);
    expect(err).toContain('it tells verdicts');
    const { agreement } = JSON.parse((await say(['label', 'audited', '--agreement', '--json'])).out);
    const [harm] = agreement;
    expect(harm.pairs.find(({ judges }: { judges: string[] }) => judges.join() === 'human:ana,rules')).toMatchObject({
      value: 1,
      firstOnly: 0,
      secondOnly: 0,
    });
  });

  test('never become the verdicts that stand', async () => {
    const { cells } = await estimates();
    expect(cells[0]!.judge).toBe('test/erring');
    expect(Object.keys(cells[0]!.byJudge)).toEqual(['test/erring']);
  });

  test('of one judge correct no other: a second judge makes the audit one of verdicts that do not stand any more', async () => {
    {
      using store = toWrite();
      const truth = await truthOf(store);
      for (const row of store.plan()) putErring(store, row, truth.get(row.key)!.length > 0, 'test/second');
    }
    const { cells, audits } = await estimates();
    expect(cells.map(({ corrected }) => corrected)).toEqual([null, null]);
    expect(audits[0]).toMatchObject({
      valid: false,
      models: [],
      why: 'it is of verdicts by test/erring; those of majority of test/erring, test/second stand now',
    });
    expect((await say(['results', 'audited'])).out).toMatch(/audit \w{8} corrects nothing: it is of verdicts by test\/erring/);
  });
});

test.each([
  [['--draw', '10', '--agreement'], '--draw and --agreement are two commands'],
  [['--read', 'x.jsonl'], '--read needs --as'],
  [['--seed', '2'], '--seed and --out belong to --draw'],
  [['--as', 'a b'], 'a name of letters'],
  [['--as', 'ana', '--audit', 'zz'], 'has no audit zz'],
  [['--read', 'x.jsonl', '--as', 'ana'], 'there is no file x.jsonl'],
])('label %j is refused in a sentence', async (options, problem) => {
  const { code, err } = await say(['label', 'audited', ...options]);
  expect(code).toBe(2);
  expect(err).toContain(problem);
});
