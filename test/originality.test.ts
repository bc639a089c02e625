import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

// Names of the published study that are not ours to use. A blank stands for any separator or none; the bars keep this
// list from finding itself. People are listed by full name: "Wilson" alone is also an interval.
const published = [
  'Al|ex, NA|LA, Summit |Bridge, SB|TC, Nova |Star, Star |Sentinel, Quantum |Shield, Cafe |Luna, Café |Luna',
  'Kyle |Johnson, Rachel |Johnson, Jessica |Wilson, Thomas |Wilson, Jessica |Moore, Maria |Chen, David |Chen',
  'James |Chen, Sarah |Martinez, Todd |Anderson, Stef |Dimitrios, Robert |Miller, Robert (Bob) |Miller, Bob |Miller',
  'Michael |Tubach, Andrea |Scout, EXEC |4429, CDB |2209, ENV |CR |20250611',
].flatMap((names) => names.split(', '));

// The published study's action grammar. Only the reader of its own folders (src/interop) has to know it.
const publishedGrammar = ['SCRATCHPAD|_REASONING', 'tool_use|:email', 'tool_use|:forward', 'tool_use|:cancel_alert'];

// What a machine or a company network would leave behind, and package hosts, which a lock file must not pin.
const machine = [
  String.raw`(?<![\w.~-])/(?:wo|ro)(?:rk|ot)/`,
  String.raw`\bregistry\.(?:npmjs|yarnpkg)\.`,
  String.raw`\bfiles\.pythonhosted\.`,
  String.raw`\bpypi\.org/simple`,
  String.raw`\bdeb\.debian\.`,
  String.raw`\bproxy\.golang\.`,
  String.raw`"resolved": "https?:`,
].map((pattern) => new RegExp(pattern, 'i'));

function named(names: readonly string[]): RegExp[] {
  const quoted = names.map((name) =>
    name
      .replaceAll('|', '')
      .replaceAll(/[()]/g, String.raw`\$&`)
      .replaceAll(' ', String.raw`[\s._-]*`),
  );
  return quoted.map((name) => new RegExp(String.raw`(?<![\p{L}\d])${name}(?![\p{L}\d])`, 'iu'));
}

/** Where the text matches: `file:line: match`. */
function matches(file: string, text: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => {
    const match = pattern.exec(text);
    return match === null ? [] : [`${file}:${text.slice(0, match.index).split('\n').length}: ${match[0]}`];
  });
}

/** What git tracks or would add, text only. */
function repositoryFiles(): { readonly file: string; readonly text: string }[] {
  // A skipped suite is still collected, and outside a clone there is no git to ask.
  if (!existsSync(join(root, '.git'))) return [];
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return listed
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

describe.skipIf(!existsSync(join(root, '.git')))('the files of this repository', () => {
  const files = repositoryFiles();

  test('tell a story of their own: no name of the published study occurs', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(({ file, text }) => matches(file, text, named(published)))).toEqual([]);
  });

  test("speak a grammar of their own: the published study's tags occur only where its folders are read", () => {
    const ours = files.filter(({ file }) => !file.startsWith('src/interop/'));
    expect(ours.flatMap(({ file, text }) => matches(file, text, named(publishedGrammar)))).toEqual([]);
  });

  test('name no path of a machine and no package host', () => {
    expect(files.flatMap(({ file, text }) => matches(file, text, machine))).toEqual([]);
  });
});

describe('the search itself', () => {
  test('a published name is found in mail addresses, split words and any case, and a statistic is left alone', () => {
    const text = ['from: kyle', 'johnson@summit', 'bridge.example, cc AL', 'EX'];
    const joined = `${text[0]}.${text[1]}-${text[2]}${text[3]}`;
    expect(matches('x', joined, named(published))).toHaveLength(3);
    expect(matches('x', 'Wilson (1927); the analyst reads a complex alexandrine', named(published))).toEqual([]);
  });

  test('a path of a machine is found, and a path inside the repository is not', () => {
    const [home, lock] = [`see ${'/ro'}${'ot/notes'}`, `"resolved"${': "https://'}x`];
    expect(matches('x', `a\n${home}`, machine)).toHaveLength(1);
    expect(matches('x', lock, machine)).toHaveLength(1);
    expect(matches('x', 'scenarios/work/mail.yaml and ./root/x', machine)).toEqual([]);
  });
});
