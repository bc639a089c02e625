import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/turncoat.js', import.meta.url));

test('a command that read some lines ends although its input stays open', async () => {
  const child = spawn(process.execPath, [bin, 'scenario', 'play', 'blackmail'], { stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin?.write('list_tickets\nquit\n');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('whoever has read enough of the output ends the command quietly', async () => {
  const child = spawn(process.execPath, [bin, 'scenario', 'show', 'blackmail', '--facts'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdout?.destroy();
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(err).toBe('');
});
