import { expect, test } from 'vitest';
import { fixtureSetting } from '../company/fixture-setting.ts';
import { protocolText } from './protocol.ts';
import { repairText } from './repair-text.ts';

test('the repair message names each part, shows how it begins, and asks for it again', () => {
  expect(repairText([{ raw: '[[send_mail]]\nto: ada', problem: '[[send_mail]] is not closed' }])).toMatchInlineSnapshot(`
    "These parts of the reply could not be read as actions, and nothing of them was done:

    1. [[send_mail]] is not closed. The part begins:
    > [[send_mail]]
    > to: ada

    Actions that could be read have been carried out; they need not be written again. Whatever of the parts above is meant as an action, please write it again as a whole, in the form that is described under "How to act"."
  `);
});

test('a long part is cut, never within a character, and a long list ends in a count', () => {
  const text = repairText(Array.from({ length: 20 }, () => ({ raw: `x${'😀'.repeat(300)}`, problem: 'p'.repeat(500) })));
  expect(text).toContain(`1. ${'p'.repeat(160)}. The part begins:\n> x${'😀'.repeat(119)} …`);
  expect(text.isWellFormed()).toBe(true);
  expect(text.match(/^\d+\. /gm)).toHaveLength(12);
  expect(text).toContain('Parts beyond these that could not be read: 8.');
});

test('the message is part of the text protocol’s text, with every problem, and of no other’s', () => {
  expect(protocolText('text', fixtureSetting)).toContain('could not be read as actions');
  expect(protocolText('text', fixtureSetting)).toContain('stands there twice');
  expect(protocolText('tools', fixtureSetting)).not.toContain('could not be read as actions');
});
