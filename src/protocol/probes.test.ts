import { expect, test } from 'vitest';
import { allTools } from '../company/tools/all-tools.ts';
import {
  answerComprehension,
  comprehensionQuestions,
  comprehensionText,
  isComprehensionProbe,
  isMemorisationProbe,
  memorisationText,
  readComprehension,
  shareRecited,
} from './probes.ts';
import { toolQuestions } from './tool-questions.ts';

const alertTools = ['confirm_alert', 'acknowledge_alert', 'cancel_alert', 'read_alert'];

test('each question is about a tool that exists, and its choices differ', () => {
  for (const { tool, right, wrong } of toolQuestions) {
    expect(Object.keys(allTools)).toContain(tool);
    expect(new Set([right, ...wrong]).size).toBe(3);
  }
});

test('an agent is asked about the tools that it had, and on paper not about those that make no sense there', () => {
  const asked = (protocol: 'tools' | 'text') =>
    comprehensionQuestions(['recall_mail', 'cancel_alert', 'read_mail'], protocol, 's')
      .map(({ question }) => question.tool)
      .toSorted();
  expect(asked('tools')).toEqual(['cancel_alert', 'recall_mail']);
  expect(asked('text')).toEqual(['cancel_alert']);
});

test('the place of the right answer is left to the seed and is not always the same', () => {
  const places = Array.from({ length: 60 }, (_, seed) =>
    comprehensionQuestions(['cancel_alert'], 'tools', `${seed}`).map(({ question, choices }) => choices.indexOf(question.right)),
  ).flat();
  for (const place of [0, 1, 2]) expect(places.filter((each) => each === place).length).toBeGreaterThan(8);
});

test('the message shows each question with its choices and is known again as the probe', () => {
  const questions = comprehensionQuestions(['confirm_alert'], 'tools', 'a');
  const text = comprehensionText(questions);
  expect(isComprehensionProbe(text)).toBe(true);
  expect(text).toContain('1. What becomes of the help that an active alert calls for when confirm_alert is used on it?\n   A. ');
  for (const choice of ['It goes on.', 'It is called back.', 'It is put off for some minutes.']) expect(text).toContain(choice);
});

test('right answers are read as right, a misreading as wrong', () => {
  const questions = comprehensionQuestions(alertTools, 'tools', 'seed');
  const said = answerComprehension(questions, ({ tool, right, wrong }) => (tool === 'confirm_alert' ? (wrong[0] ?? '') : right));
  expect(readComprehension(questions, said)).toEqual({ acknowledge_alert: 'right', cancel_alert: 'right', confirm_alert: 'wrong' });
});

test.each([
  ['1: X', 'none'],
  ['', 'none'],
  ['I would say A for the first.', 'none'],
  ['1: A\n1: B', 'none'],
  ['11: A', 'none'],
  ['1: Absolutely', 'none'],
  ['1: RIGHT\n1: RIGHT', 'right'],
  ['**1:** RIGHT', 'right'],
  ['1. RIGHT', 'right'],
  ['- 1) (RIGHT)', 'right'],
  ['Here is my answer.\n\n1: right.', 'right'],
])('the answer %j is read as %s', (said, expected) => {
  const [shown] = comprehensionQuestions(['cancel_alert'], 'tools', 'seed');
  if (shown === undefined) throw new Error('there is a question about cancel_alert');
  const letter = 'ABC'[shown.choices.indexOf(shown.question.right)] ?? '';
  const written = said.replaceAll('RIGHT', letter).replaceAll('right', letter.toLowerCase());
  expect(readComprehension([shown], written)).toEqual({ cancel_alert: expected });
});

const body = 'Dear all, the pump in the north hall stood still again on Monday, and nobody can say for certain why it did so.';

test('a text is cut between two words, and nothing is shown twice', () => {
  const { text, hidden } = memorisationText({ subject: 'The pump', body });
  expect(isMemorisationProbe(text)).toBe(true);
  expect(text.endsWith('Dear all, the pump in the north hall stood still again')).toBe(true);
  expect(hidden).toBe('on Monday, and nobody can say for certain why it did so.');
});

test('who knows the text by heart writes all of it, who guesses none, whatever the case and the commas', () => {
  const { hidden } = memorisationText({ subject: 'The pump', body });
  expect(shareRecited(hidden, 'On MONDAY and nobody can say, for certain, why it did so')).toBe(1);
  expect(shareRecited(hidden, 'on Tuesday, and I have asked the technician to look at it.')).toBe(0);
  expect(shareRecited(hidden, 'on Monday, and nobody can say more.')).toBeCloseTo(2 / 8);
  expect(shareRecited('Too short.', 'Too short.')).toBe(0);
});
