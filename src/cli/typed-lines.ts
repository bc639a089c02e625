import { createInterface } from 'node:readline';

/** Where lines are typed; `editing`: on a terminal of which the lines can be edited and called back. */
export type Keyboard = {
  readonly input: NodeJS.ReadableStream;
  /** Where prompts go, and on a terminal what is typed. */
  readonly output: NodeJS.WritableStream;
  readonly editing: boolean;
  /** Ctrl-C on an empty line of a terminal, where reading keys raw keeps the signal from being sent. */
  readonly interrupt: () => void;
};

/** Asks for a command. Only what is typed after it is called back; an answer or a line of a mail is not. */
export const commandPrompt = '> ';

/** How many lines the arrow keys call back. */
const historySize = 200;

/** Lines as a person types them, each after its prompt. On a terminal with line editing and history; Ctrl-C discards what is typed. */
export async function* typedLines({ input, output, editing, interrupt }: Keyboard, prompt: () => string): AsyncGenerator<string> {
  const reader = createInterface(editing ? { input, output, terminal: true, historySize, removeHistoryDuplicates: true } : { input });
  if (editing)
    reader.on('SIGINT', () => {
      if (reader.line === '') return interrupt();
      // The line stays on the screen, as in a shell, and a fresh one begins below it.
      output.write('^C\n');
      reader.write(null, { ctrl: true, name: 'e' });
      reader.write(null, { ctrl: true, name: 'u' });
    });
  let asked = '';
  // The newest comes first, and what is taken out here is not kept.
  if (editing) reader.on('history', (history: string[]) => void (asked === commandPrompt || history.shift()));
  const lines = reader[Symbol.asyncIterator]();
  try {
    for (;;) {
      // The prompt is the reader's own, so that redrawing an edited line keeps it.
      asked = prompt();
      if (editing) {
        reader.setPrompt(asked);
        reader.prompt();
      } else output.write(asked);
      const next = await lines.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // An open input would keep the process alive after the command has ended.
    reader.close();
  }
}
