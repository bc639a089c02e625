import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { typedLines } from './typed-lines.ts';

/** A keyboard on which keys are pressed as the lines are read, and what stood on the screen. */
function keyboard(editing: boolean): {
  input: PassThrough;
  screen: () => string;
  interrupts: () => number;
  read: (prompts: string[]) => AsyncGenerator<string>;
} {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let screen = '';
  let interrupts = 0;
  output.on('data', (chunk: Buffer) => (screen += chunk.toString()));
  return {
    input,
    screen: () => stripVTControlCharacters(screen),
    interrupts: () => interrupts,
    read: (prompts) => typedLines({ input, output, editing, interrupt: () => (interrupts += 1) }, () => prompts.shift() ?? '> '),
  };
}

const [backspace, up, left, ctrlC] = ['\x7f', '\x1b[A', '\x1b[D', '\x03'];

test('on a terminal a line can be edited and called back, and keeps its prompt', async () => {
  const { input, screen, read } = keyboard(true);
  const lines = read(['> ', 'subject: ', '> ']);
  const first = lines.next();
  input.write(`lst_mail${left.repeat(7)}i\r`);
  expect(await first).toEqual({ done: false, value: 'list_mail' });
  const second = lines.next();
  input.write('Hours\r');
  expect(await second).toEqual({ done: false, value: 'Hours' });
  expect(screen()).toContain('subject: Hours');
  // What answered a question is not called back, the command before it is.
  const third = lines.next();
  input.write(`${up}${backspace.repeat(4)}jobs\r`);
  expect(await third).toEqual({ done: false, value: 'list_jobs' });
  expect(screen()).toContain('> list_mail');
  await lines.return(undefined);
});

test('Ctrl-C on a terminal discards what is typed, and on an empty line interrupts', async () => {
  const { input, interrupts, read } = keyboard(true);
  const lines = read([]);
  const first = lines.next();
  input.write(`send_mail all${left.repeat(3)}${ctrlC}quit\r`);
  expect(await first).toEqual({ done: false, value: 'quit' });
  expect(interrupts()).toBe(0);
  const second = lines.next();
  input.write(`${ctrlC}\r`);
  await second;
  expect(interrupts()).toBe(1);
  await lines.return(undefined);
});

test('piped lines come as they are, control characters and all, and end with their input', async () => {
  const { input, screen, read } = keyboard(false);
  input.end(`a${backspace}b\nlast`);
  expect(await Array.fromAsync(read(['1 ', '2 ']))).toEqual([`a${backspace}b`, 'last']);
  expect(screen()).toBe('1 2 > ');
});
