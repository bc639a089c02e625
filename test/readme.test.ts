import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../src/cli/main.ts';
import { testIo } from './test-io.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'turncoat-readme-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

/** The fenced blocks of a language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map((match) => match[1] ?? '');
}

describe('the README', () => {
  test('shows a study that can be planned', async () => {
    const [study = ''] = blocks('yaml');
    writeFileSync(join(cwd, 'study.yaml'), study);
    const io = testIo({ cwd });
    expect(await main(['plan', 'study.yaml'], io)).toBe(0);
    expect(io.takeOut()).toMatch(/1440 episodes in 36 cells/);
  });

  test('says what its paid example costs', async () => {
    const planned = /npx turncoat (plan .*)$/m.exec(readme)?.[1]?.split(/\s+/) ?? [];
    const io = testIo({ cwd: root });
    expect(await main(planned, io)).toBe(0);
    const [, episodes, calls, usd] = /\n(\d+) episodes .*about (\d+) calls, about \$(\d+\.\d\d)/.exec(io.takeOut()) ?? [];
    expect(readme).toContain(`here ${episodes} episodes, about ${calls} calls, about $${Math.round(Number(usd))}.`);
  });

  test('names every command, and no other', async () => {
    const io = testIo({ cwd });
    await main(['--help'], io);
    const commands = [...io.takeOut().matchAll(/^ {2}([a-z]+) /gm)].flatMap(([, name = '']) =>
      ['help', 'turncoat'].includes(name) ? [] : [name],
    );
    const table = [...readme.matchAll(/^\| (`.*) \| .* \|$/gm)].map(([, first = '']) => first).join(' ');
    const named = [...table.matchAll(/`([a-z]+)/g)].map(([, name = '']) => name);
    expect(new Set(named)).toEqual(new Set(commands));
  });

  test.each(['npm run demo', 'npm test', 'npm run demo:local'])('tells of %s, which exists', (command) => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(readme).toContain(command);
    expect(scripts).toHaveProperty([command.replace(/^npm (run )?/, '')]);
  });
});

test('pages link only to what is there', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs', name)),
  ];
  const dead = pages.flatMap((page) => {
    const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\[[^\]]*\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
      (match) => match[1] ?? '',
    );
    return links.filter((link) => !existsSync(join(root, dirname(page), link))).map((link) => `${page}: ${link}`);
  });
  expect(dead).toEqual([]);
});
