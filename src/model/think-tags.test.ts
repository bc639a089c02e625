import { expect, test } from 'vitest';
import { splitThinkTags } from './think-tags.ts';

const reasoning = (text: string) => ({ type: 'reasoning', text });
const text = (words: string) => ({ type: 'text', text: words });

test.each([
  ['plain text is text, byte for byte', '  Hi.\n', [text('  Hi.\n')]],
  ['a block at the start is reasoning', '<think>\nWho?\n</think>\n\nHi.', [reasoning('Who?'), text('Hi.')]],
  ['several blocks at the start are', '<think>a</think>\n<think>b</think> Hi.', [reasoning('a'), reasoning('b'), text('Hi.')]],
  ['a block that was cut off is all reasoning', '<think>Who is', [reasoning('Who is')]],
  ['a block that the template opened ends at its closing tag', 'Who?\n</think>\nHi.', [reasoning('Who?'), text('Hi.')]],
  ['an empty block leaves no reasoning', '<think>\n\n</think>\n\nHi.', [text('\n\nHi.')]],
  ['tags inside a text stay in it', 'He wrote <think>no</think> in the mail.', [text('He wrote <think>no</think> in the mail.')]],
  ['nothing gives nothing', '', []],
])('%s', (_, said, parts) => {
  expect(splitThinkTags(said)).toEqual(parts);
});
