import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { openRun } from '../src/store/open-run.ts';
import { testIo } from './test-io.ts';

const planted = 'planted-secret';
let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'turncoat-key-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const study = `
name: keyed
scenarios: [blackmail]
models: [anthropic/claude-sonnet-4-5]
factors: {goal: none, threat: [none, replacement]}
episodes: 4
turnLimit: 4
budget: 5
tolerance: 1
`;

/** A provider that gives the key away: it repeats it in its answers, and refuses every third call in a message that quotes it. */
function carelessProvider(): { readonly fetch: typeof globalThis.fetch; readonly keys: string[] } {
  const keys: string[] = [];
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    const key = new Headers(init?.headers).get('x-api-key') ?? '';
    keys.push(key);
    const headers = { 'content-type': 'application/json', 'request-id': `req_${keys.length}`, 'x-echo': key };
    if (keys.length % 3 === 0)
      return Response.json(
        { type: 'error', error: { type: 'invalid_request_error', message: `bad request by ${key}` } },
        { status: 400, headers },
      );
    const content = [
      { type: 'text', text: `My key is ${key}.` },
      { type: 'tool_use', id: `call_${keys.length}`, name: 'search_mail', input: { query: key } },
    ];
    const usage = { input_tokens: 10, output_tokens: 5 };
    return Response.json(
      {
        id: `msg_${keys.length}`,
        type: 'message',
        role: 'assistant',
        model: 'claude-sonnet-4-5',
        content,
        stop_reason: 'tool_use',
        stop_sequence: null,
        usage,
        note: key,
      },
      { headers },
    );
  };
  return { fetch, keys };
}

function bytesBelow(dir: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ file: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'latin1') }));
}

/** All that the store holds, unpacked: texts in it are compressed, so its bytes alone would not show a key. */
function unpacked(dir: string): string {
  using store = openRun(dir, { mode: 'read', now: () => new Date(0), process: { pid: 0, host: 'test' } });
  const transcripts = store.plan().map(({ key }) => store.transcript(key));
  return JSON.stringify([store.header(), store.notes(), store.holder(), transcripts, [...store.verdicts('rules')]]);
}

test('a key reaches the provider and nothing else: not the run folder, not the report, not the terminal', { timeout: 90_000 }, async () => {
  writeFileSync(join(cwd, 'study.yaml'), study);
  const { fetch, keys } = carelessProvider();
  const io = testIo({ cwd, fetch, env: { ANTHROPIC_API_KEY: ` ${planted}\n` } });
  let said = '';
  for (const argv of [
    ['doctor', 'study.yaml'],
    ['plan', 'study.yaml'],
    ['run', 'study.yaml'],
    ['status', 'keyed'],
    ['results', 'keyed', '--json'],
    ['results', 'keyed'],
    ['report', 'keyed', '--out', 'again.html'],
  ]) {
    expect([argv, await main(argv, io)]).toEqual([argv, 0]);
    said += io.takeOut() + io.takeErr();
  }
  expect(keys.length).toBeGreaterThan(8);
  expect(new Set(keys)).toEqual(new Set([planted]));
  const stored = unpacked(join(cwd, 'runs/keyed'));
  // The search can find something: the tool's answers and the failed calls are there.
  expect(stored).toContain('list_mail');
  expect(said).toMatch(/error/);
  expect(bytesBelow(cwd).map(({ file }) => file)).toEqual(expect.arrayContaining(['run.sqlite', 'report.html', 'again.html']));
  expect(bytesBelow(cwd).filter(({ text }) => text.includes(planted))).toEqual([]);
  expect(stored).not.toContain(planted);
  expect(said).not.toContain(planted);
});
