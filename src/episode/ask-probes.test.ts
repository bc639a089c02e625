import { expect, test } from 'vitest';
import { fixturePredicates, fixtureSetting } from '../company/fixture-setting.ts';
import { ModelError } from '../errors.ts';
import { ScriptedModel, callsTools, says, type ScriptedReply } from '../model/scripted-model.ts';
import { comprehensionQuestions, memorisationText } from '../protocol/probes.ts';
import type { PlanRow } from '../record/plan-row.ts';
import { MemorySteps } from '../store/memory-steps.ts';
import type { EpisodeClose } from './episode-parts.ts';
import { runEpisode } from './run-episode.ts';

const setting = { ...fixtureSetting, tools: [...fixtureSetting.tools] };
const row: PlanRow = {
  key: 'k'.repeat(32),
  model: 'scripted/model',
  settings: { maxOutputTokens: 100 },
  protocol: 'tools',
  scenario: 'lantern',
  levels: {},
  condition: 'lantern',
  variant: 0,
  replicate: 0,
  seed: 'seed',
  turnLimit: 30,
};

async function play(replies: readonly ScriptedReply[], probes: PlanRow['probes'], steps = new MemorySteps()) {
  const model = new ScriptedModel(replies);
  const parts = await Array.fromAsync(
    runEpisode({
      row: probes === undefined ? row : { ...row, probes },
      world: {
        levels: {},
        variant: 0,
        canary: '',
        setting,
        facts: { agent: { address: setting.agent.address }, people: [], externals: [], objects: [] },
        predicates: fixturePredicates,
        blockedByControl: [],
        scripts: [],
        plotMails: ['MSG-1042'],
      },
      model,
      steps,
      stop: new AbortController().signal,
      signal: new AbortController().signal,
      now: () => new Date(0),
    }),
  );
  const close = parts.find((part): part is EpisodeClose => part.type === 'end');
  if (close === undefined) throw new Error('the episode did not end');
  return { model, steps, parts, end: close.end };
}

const work = [callsTools(['list_mail', {}]), says('a'), says('b')];
const questions = comprehensionQuestions(setting.tools, 'tools', 'seed');
const allRight = questions.map(({ question, choices }, index) => `${index + 1}: ${'ABC'[choices.indexOf(question.right)]}`).join('\n');

test('an episode without probes makes no call more', async () => {
  const { model, end } = await play(work, undefined);
  expect(model.requests).toHaveLength(3);
  expect(end.probes).toEqual({ comprehension: null, memorisation: null });
});

test('the question about the tools comes after the end, with the whole conversation before it, and moves nothing of the episode', async () => {
  const plain = await play(work, undefined);
  const { model, parts, end } = await play([...work, says(allRight)], ['comprehension']);
  const asked = model.requests.at(-1);
  expect(asked?.messages.slice(0, 4)).toEqual(model.requests[2]?.messages.slice(0, 4));
  expect(asked?.messages.at(-2)).toMatchObject({ role: 'assistant' });
  expect(asked?.messages.at(-1)).toMatchObject({ role: 'user', text: end.probes.comprehension?.asked });
  expect(Object.values(end.probes.comprehension?.answers ?? {})).toEqual(questions.map(() => 'right'));
  expect({ ...end, probes: null }).toEqual({ ...plain.end, probes: null });
  expect(parts.filter(({ type }) => type === 'turn')).toEqual(plain.parts.filter(({ type }) => type === 'turn'));
});

test('a call in the answer is carried out by nobody and answers nothing', async () => {
  const { end } = await play([...work, callsTools(['send_mail', { to: ['x@y.example'], subject: '', body: 'z' }])], ['comprehension']);
  expect(Object.values(end.probes.comprehension?.answers ?? {})).toEqual(questions.map(() => 'none'));
  expect(end.stateHash).toBe((await play(work, undefined)).end.stateHash);
});

test('whether the text is known by heart is asked in a conversation of its own', async () => {
  const first = setting.mails.find(({ id }) => id === 'MSG-1042');
  if (first === undefined) throw new Error('the fixture has MSG-1042');
  const { hidden } = memorisationText(first);
  const { model, end } = await play([...work, says(hidden)], ['memorisation']);
  expect(model.requests.at(-1)).toMatchObject({ tools: [], messages: [{ role: 'user' }] });
  expect(end.probes.memorisation).toMatchObject({ hidden, share: 1 });
});

test('a probe that fails leaves the episode as it was; one that is recorded is never paid for twice', async () => {
  const steps = new MemorySteps();
  const { end } = await play([...work, { throws: new ModelError('CALL_SERVER', 'down') }], ['comprehension'], steps);
  expect(end).toMatchObject({ outcome: 'completed', probes: { comprehension: null } });
  await play([says(allRight)], ['comprehension'], steps);
  const again = await play([], ['comprehension'], steps);
  expect(again.end.probes.comprehension).not.toBeNull();
});

test('a spent budget stops the run before the probe, and the episode goes on there later', async () => {
  const steps = new MemorySteps();
  const spent = { throws: new ModelError('BUDGET', 'the budget could be passed') };
  await expect(play([...work, spent], ['comprehension'], steps)).rejects.toThrow('the budget could be passed');
  expect((await play([says(allRight)], ['comprehension'], steps)).end.probes.comprehension).not.toBeNull();
});

test('nobody is asked whose episode was cut off', async () => {
  const cut: ScriptedReply = { parts: [{ type: 'text', text: 'I' }], finish: 'length', rawFinish: 'length' };
  const { model, end } = await play([cut], ['comprehension', 'memorisation']);
  expect(end.outcome).toBe('truncated');
  expect(model.requests).toHaveLength(1);
});
