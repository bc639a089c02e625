import { expect, test } from 'vitest';
import { ModelReply } from '../record/call.ts';
import { callsTools, says, ScriptedModel } from './scripted-model.ts';
import { asking } from './wire-script.ts';

const never = new AbortController().signal;

test('replies come in order, are whole records, and what was asked is kept', async () => {
  const model = new ScriptedModel([callsTools(['read_mail', { id: 'm1' }], ['send_mail', '{"to": ']), says('Done.')]);
  const first = ModelReply.parse(await model.call(asking('Work'), never));
  expect(first).toMatchObject({
    finish: 'tool-calls',
    parts: [
      { callId: 'call-1', rawInput: '{"id":"m1"}' },
      { callId: 'call-2', rawInput: '{"to": ' },
    ],
  });
  expect(await model.call(asking('Go on'), never)).toMatchObject({ finish: 'stop', parts: [{ text: 'Done.' }] });
  expect(model.requests.map(({ messages }) => messages[0])).toEqual([
    { role: 'user', text: 'Work' },
    { role: 'user', text: 'Go on' },
  ]);
  model.assertUsed();
});

test('a call without a reply fails and says which call it was and what it asked', async () => {
  const model = new ScriptedModel([says('Hi.')], 'scripted/agent');
  await model.call(asking('1'), never);
  await expect(model.call(asking('Where are the keys?'), never)).rejects.toThrow(
    'scripted/agent: call 2 has no reply, 1 are scripted. It was asked: {"role":"user","text":"Where are the keys?"}',
  );
});

test('a reply that nobody asked for fails and says which', async () => {
  const model = new ScriptedModel([says('1'), says('2'), says('3')]);
  await model.call(asking('1'), never);
  expect(() => model.assertUsed()).toThrow('scripted/model: 2 of 3 scripted replies were not used; the first is number 2');
});

test('it can fail and be stopped like any model', async () => {
  const model = new ScriptedModel([{ throws: new Error('no luck') }]);
  await expect(model.call(asking('1'), AbortSignal.abort(new Error('Ctrl-C')))).rejects.toThrow('Ctrl-C');
  await expect(model.call(asking('1'), never)).rejects.toThrow('no luck');
});
