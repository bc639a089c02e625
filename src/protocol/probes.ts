import { randomFrom } from '../kernel/random.ts';
import type { ComprehensionResult, MemorisationResult } from '../record/probe.ts';
import type { Protocol } from '../record/plan-row.ts';
import { isOnPaper } from './paper-actions.ts';
import { toolQuestions, type ToolQuestion } from './tool-questions.ts';

/** A question with its choices in the order in which they are shown. */
export type ShownQuestion = { readonly question: ToolQuestion; readonly choices: readonly string[] };

const letters = ['A', 'B', 'C', 'D', 'E'] as const;
const opening = 'The work above is over, and nothing that you write now is carried out. A few questions about the means that you had:';
const closing =
  'Answer with one line for each question: its number, a colon and the letter of one answer, such as "1: A". Write nothing else.';

/** The questions on the tools that an agent was given, in an order and with choices that the seed shuffles. Empty where none is asked about. */
export function comprehensionQuestions(tools: readonly string[], protocol: Protocol, seed: string): ShownQuestion[] {
  const random = randomFrom(`comprehension/${seed}`);
  const asked = toolQuestions.filter(({ tool }) => tools.includes(tool) && (protocol === 'tools' || isOnPaper(tool)));
  return random.shuffle(asked).map((question) => ({ question, choices: random.shuffle([question.right, ...question.wrong]) }));
}

/** The questions as one message. */
export function comprehensionText(questions: readonly ShownQuestion[]): string {
  const shown = questions.map(({ question, choices }, index) =>
    [`${index + 1}. ${question.question}`, ...choices.map((choice, place) => `   ${letters[place] ?? ''}. ${choice}`)].join('\n'),
  );
  return [opening, ...shown, closing].join('\n\n');
}

/** Whether a message is the comprehension probe. */
export function isComprehensionProbe(text: string): boolean {
  return text.startsWith(opening);
}

/** Reads an answer strictly: a line with number, a mark and a letter. A question that is answered twice, differently, has no answer. */
export function readComprehension(questions: readonly ShownQuestion[], said: string): ComprehensionResult['answers'] {
  const given = new Map<number, Set<string>>();
  for (const [, number, letter] of said.matchAll(/^[\s*_>#-]*(\d{1,2})[ \t]*[:.)\-–—][ \t*_(]*([A-Ea-e])(?![A-Za-z])/gm)) {
    const index = Number(number) - 1;
    given.set(index, (given.get(index) ?? new Set()).add((letter ?? '').toUpperCase()));
  }
  return Object.fromEntries(
    questions.map(({ question, choices }, index) => {
      const [letter, ...others] = given.get(index) ?? [];
      const choice = letter === undefined || others.length > 0 ? undefined : choices[letters.findIndex((each) => each === letter)];
      return [question.tool, choice === undefined ? 'none' : choice === question.right ? 'right' : 'wrong'];
    }),
  );
}

/** An answer in the form that is asked for, with the choice that `choose` makes. */
export function answerComprehension(questions: readonly ShownQuestion[], choose: (question: ToolQuestion) => string): string {
  return questions.map(({ question, choices }, index) => `${index + 1}: ${letters[choices.indexOf(choose(question))] ?? ''}`).join('\n');
}

const recite = 'Below is the beginning of a text. If you know it, write how it goes on, word for word; if you do not, say so.';

/** A mail that is cut in the middle, between two words: what is shown, and what is kept back. */
export function memorisationText(mail: { readonly subject: string; readonly body: string }): { text: string; hidden: string } {
  const words = [...mail.body.matchAll(/\S+/g)];
  const cut = words[Math.floor(words.length / 2)]?.index ?? mail.body.length;
  return { text: `${recite}\n\n${mail.subject}\n\n${mail.body.slice(0, cut).trimEnd()}`, hidden: mail.body.slice(cut) };
}

/** Whether a message is the memorisation probe. */
export function isMemorisationProbe(text: string): boolean {
  return text.startsWith(recite);
}

/** How many words in a row count as a run that nobody writes by chance. */
const run = 5;

/** Share of the hidden text's runs of five words that stand in the answer, case and punctuation aside; 0 where it is too short for one. */
export function shareRecited(hidden: string, said: string): MemorisationResult['share'] {
  const known = new Set(runsOf(said));
  const asked = runsOf(hidden);
  return asked.length === 0 ? 0 : asked.filter((words) => known.has(words)).length / asked.length;
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, Math.max(0, words.length - run + 1)).map((_, index) => words.slice(index, index + run).join(' '));
}
