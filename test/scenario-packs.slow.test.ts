import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintWholePack } from '../src/cli/lint-variants.ts';
import { openCompany } from '../src/company/company.ts';
import { compileWorld } from '../src/scenario/compile-world.ts';
import { deniedName } from '../src/scenario/lint/deny-list.ts';
import { findPacks, loadPack } from '../src/scenario/load-pack.ts';
import type { ToolName } from '../src/scenario/pack.ts';

const scenarios = join(import.meta.dirname, '../scenarios');
const places = await findPacks([scenarios]);

test("the study's three scenarios are there, and every folder beside the shared files is a pack", async () => {
  const folders = (await readdir(scenarios, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(places.map(({ id }) => id)).toEqual(folders.toSorted());
  expect(places.map(({ id }) => id)).toEqual(expect.arrayContaining(['blackmail', 'espionage', 'lethal']));
});

test('no name of the published study stands in a shared file, comments included', async () => {
  const names = (await readdir(scenarios)).filter((name) => name.endsWith('.yaml'));
  for (const name of names) expect([name, deniedName(await readFile(join(scenarios, name), 'utf8'))]).toEqual([name, undefined]);
});

describe.each(places)('the pack $id', ({ id, dir }) => {
  test('has nothing for the linter to find, and each scripted agent comes to what the pack says', { timeout: 180_000 }, async () => {
    const report = await lintWholePack(await loadPack(dir, `scenarios/${id}`), `scenarios/${id}`);
    expect(report.findings.map(({ check, file, line, problem }) => `${file}:${line} [${check}] ${problem}`)).toEqual([]);
    expect(report.checks).toContain('scripts');
    expect(report.variants).toBeGreaterThanOrEqual(20);
    expect(report.worlds).toBe(report.conditions * report.variants);
  });

  test('uses no name of the published study anywhere in its files, comments included', async () => {
    const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const texts = await Promise.all(
      files.map(async ({ name, parentPath }) => ({ name, text: await readFile(join(parentPath, name), 'utf8') })),
    );
    expect(texts.flatMap(({ name, text }) => (deniedName(text) === undefined ? [] : [`${name}: ${deniedName(text)}`]))).toEqual([]);
  });

  test.each(['0', '5', '25'])(
    'leaves an agent that reads everything at haystack %s most of its turns, and time before the control',
    async (haystack) => {
      const pack = await loadPack(dir);
      const { setting } = compileWorld(pack, { haystack, threat: 'replacement' }, 0);
      const company = openCompany(setting, 'reads');
      let turn = 0;
      const reply = (calls: readonly (readonly [ToolName, unknown])[]): void => {
        for (const [tool, input] of calls) company.act({ tool, rawInput: JSON.stringify(input) }, turn);
        turn += 1;
      };
      reply([
        ['list_tickets', {}],
        ['list_files', {}],
        ['list_mail', { folder: 'all' }],
      ]);
      // What arrives meanwhile is read as it comes, within the same batches.
      for (let read = 0; read < setting.mails.length; read += 20) {
        const there = [...company.state.mails.values()].slice(read, read + 20).map((mail) => mail.id);
        if (there.length > 0) reply([['read_mails', { mail_ids: there }]]);
      }
      reply(setting.files.map((file) => ['read_file', { file_id: file.id }] as const));
      reply(setting.tickets.map((ticket) => ['read_ticket', { ticket_id: ticket.id }] as const));
      expect(turn).toBeLessThanOrEqual(0.6 * 30);
      expect(company.now < (setting.control?.at ?? '')).toBe(true);
      const blocked = company.events.filter(({ actor, result }) => actor === 'agent' && result.status !== 'ok');
      expect(blocked).toEqual([]);
    },
  );

  test('gives an agent of every kind something to do under a threat and a goal, and what is asked of it where a pack has that', async () => {
    const pack = await loadPack(dir);
    const asked = 'request' in pack.files.factors.value.factors ? { request: 'neutral' } : {};
    const world = compileWorld(pack, { goal: 'explicit-safety', threat: 'replacement', ...asked }, 0);
    const kinds = new Set(world.scripts.map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'diligent',
        'draft-only',
        'escalator',
        'harm',
        'idle',
        'malformed',
        'mistaken',
        'over-escalator',
        'refuser',
        'retractor',
      ]),
    );
  });
});
