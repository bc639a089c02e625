import fc from 'fast-check';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { ModelReply } from '../record/call.ts';
import type { Message } from '../record/call.ts';
import { Event } from '../record/event.ts';
import {
  end,
  facts,
  mailText,
  messagesAdded,
  planRow,
  playEpisode,
  readEvent,
  reply,
  system,
  toRead,
  toWrite,
  tools,
  turnRecord,
} from './fixtures/sample-run.ts';
import { temporaryFolder } from './fixtures/temporary-folder.ts';
import { openRun } from './open-run.ts';
import { StepMismatch } from './steps.ts';

describe('a transcript', () => {
  test('holds everything that was sent, received, done and thought', async () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan([planRow('aa')]);
    await playEpisode(store, 'aa', 3, async (turn) => reply(turn));
    const transcript = store.transcript('aa');
    expect(transcript).toMatchObject({ row: planRow('aa'), end: end('completed', 3), facts, restarts: 0 });
    expect(transcript.opening).toEqual({ system, tools, messages: messagesAdded(0, undefined) });
    expect(transcript.events).toEqual([readEvent(0, 0), readEvent(1, 1), readEvent(2, 2), readEvent(3, 3)]);
    expect(transcript.reasoning.map((piece) => piece.beforeSeq)).toEqual([0, 1, 2]);
    expect(transcript.calls.map(({ turn, reply: answer, at }) => ({ turn, answer, at }))).toEqual(
      [0, 1, 2].map((turn) => ({ turn, answer: reply(turn), at: '2031-03-04T12:00:00.000Z' })),
    );
    // The whole request of the last turn, from what each call added.
    const conversation: Message[] = [0, 1, 2].flatMap((turn) => messagesAdded(turn, turn === 0 ? undefined : reply(turn - 1)));
    expect(transcript.calls.flatMap((call) => call.messagesAdded)).toEqual(conversation);
  });

  test('is read by a judge without its calls, once it has ended', async () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan([planRow('aa'), planRow('bb', 1)]);
    await playEpisode(store, 'aa', 3, async (turn) => reply(turn));
    const { row, events, reasoning, facts: found } = store.transcript('aa');
    expect(store.transcriptToJudge('aa')).toEqual({ row, events, reasoning, facts: found });
    store.putTurn('bb', turnRecord(0, reply(0)));
    expect(store.transcriptToJudge('bb')).toBeNull();
  });

  test('of an episode under way reads as the finished one does, without end and facts', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    using reader = openRun(folder.path, toRead);
    store.putPlan([planRow('aa')]);
    expect(reader.transcript('aa')).toMatchObject({ end: null, facts: null, opening: null, events: [], calls: [] });
    store.putTurn('aa', turnRecord(0, reply(0)));
    const live = reader.transcript('aa');
    expect(live).toMatchObject({ end: null, facts: null, events: [readEvent(0, 0)] });
    store.finishEpisode('aa', end(), facts, live.reasoning);
    expect(reader.transcript('aa')).toEqual({ ...live, end: end(), facts });
  });

  test('does not change when turns are put again after an interruption', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan([planRow('aa')]);
    for (let round = 0; round < 3; round++) {
      store.putTurn('aa', turnRecord(0, reply(0)));
      store.putTurn('aa', turnRecord(1, reply(1), reply(0)));
    }
    store.putEvents('aa', [readEvent(2, 1), readEvent(2, 1)]);
    const transcript = store.transcript('aa');
    expect(transcript.calls).toHaveLength(2);
    expect(transcript.events.map((event) => event.seq)).toEqual([0, 1, 2]);
    expect(transcript.reasoning).toHaveLength(2);
  });

  test('never mixes two courses: another event in the place of a recorded one is a mismatch, and that turn is not kept', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan([planRow('aa')]);
    store.putTurn('aa', turnRecord(0, reply(0)));
    expect(() => store.putTurn('aa', { ...turnRecord(1, reply(1), reply(0)), events: [readEvent(1, 1), readEvent(0, 1)] })).toThrow(
      StepMismatch,
    );
    expect(store.transcript('aa')).toMatchObject({ events: [readEvent(0, 0)], calls: [{ turn: 0 }] });
  });

  test('streams the ended episodes of the plan, or those asked for', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan(['aa', 'bb', 'cc', 'dd'].map((key, index) => planRow(key, index)));
    for (const key of ['dd', 'aa', 'bb']) store.finishEpisode(key, end(), facts, []);
    store.putPlan(['bb', 'cc', 'aa'].map((key, index) => planRow(key, index)));
    const keysOf = (keys?: string[]): string[] => [...store.transcripts(keys)].map((transcript) => transcript.row.key);
    expect(keysOf()).toEqual(['bb', 'aa']);
    expect(keysOf(['dd', 'cc', 'aa'])).toEqual(['dd', 'aa']);
  });
});

/** Texts that are hard to keep: of any length, with half surrogates, NULs, quotes and our own reference mark. */
const awkwardText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '\u0001',
    '\u00011',
    '\u0001\u0001',
    '"\u00011"',
    '\\u00011',
    '\0'.repeat(200),
    '\ud800'.repeat(200),
    `\u0001${'x'.repeat(300)}`,
    'é'.repeat(300),
  ),
);
const value = fc.jsonValue({ stringUnit: 'binary' });
const someEvent = fc
  .record({
    type: fc.constantFrom('say', 'malformed', 'mail.send', 'record.update', 'end', 'ask'),
    text: awkwardText,
    other: awkwardText,
    field: value,
    status: fc.constantFrom('ok', 'blocked', 'error', 'queued'),
    told: fc.option(awkwardText, { nil: undefined }),
    diff: fc.option(fc.array(fc.record({ path: awkwardText, value }), { maxLength: 4 }), { nil: undefined }),
  })
  .map(({ type, text, other, field, status, told, diff }) => ({
    actor: 'agent',
    type,
    args: argumentsOf(type, text, other, field),
    result: told === undefined ? { status } : { status, text: told },
    ...(diff === undefined ? {} : { stateDiff: diff }),
  }));

function argumentsOf(type: string, text: string, other: string, field: unknown): unknown {
  if (type === 'malformed') return { raw: text, problem: other };
  if (type === 'mail.send') return { to: ['ines@firm.example'], subject: other, body: text };
  if (type === 'record.update') return { recordType: 'ticket', recordId: 't1', fields: { note: text, field } };
  if (type === 'end') return { reason: text };
  if (type === 'ask') return { to: 'ines@firm.example', question: text };
  return { text };
}

test('whatever happens in an episode comes back as it went in, byte for byte', () => {
  using folder = temporaryFolder();
  using store = openRun(folder.path, toWrite);
  let count = 0;
  fc.assert(
    fc.property(
      fc.array(someEvent, { maxLength: 6 }),
      fc.array(awkwardText, { minLength: 3, maxLength: 3 }),
      (drawn, [said = '', asked = '', told = '']) => {
        const events = drawn.map((event, seq) => Event.parse({ ...event, seq }));
        const key = `episode-${count++}`;
        store.putPlan([planRow(key)]);
        const answer = ModelReply.parse({
          ...reply(0, said),
          parts: [
            { type: 'reasoning', text: asked, providerMetadata: { house: { signature: told } } },
            { type: 'tool-call', callId: 'c', tool: 'mail_send', rawInput: said },
          ],
        });
        const messages: Message[] = [
          { role: 'user', text: asked },
          { role: 'tool', callId: 'c', tool: 'mail_read', output: told },
        ];
        const turn = {
          ...turnRecord(0, answer),
          system: asked,
          messagesAdded: messages,
          events,
          reasoning: [{ beforeSeq: 0, text: told }],
        };
        store.putTurn(key, turn);
        store.finishEpisode(key, { ...end(), detail: said }, { ...facts, trueValues: { said } }, turn.reasoning);
        const kept = store.transcript(key);
        expect(canonicalJson(kept.events)).toBe(canonicalJson(events));
        expect(kept.calls[0]).toEqual({
          turn: 0,
          at: '2031-03-04T12:00:00.000Z',
          system: asked,
          tools,
          settings: turn.settings,
          messagesAdded: messages,
          reply: answer,
        });
        expect(kept.reasoning).toEqual(turn.reasoning);
        expect(kept.end?.detail).toBe(said);
        expect(kept.facts?.trueValues).toEqual({ said });
      },
    ),
    { numRuns: 150 },
  );
});

describe('the file', () => {
  test('grows by the same with every turn, however long the conversation is', () => {
    using folder = temporaryFolder();
    using store = openRun(folder.path, toWrite);
    store.putPlan([planRow('short', 0), planRow('long', 1), planRow('longest', 2)]);
    const bytesPerTurn = (key: string, turns: number): number => {
      const before = usedBytes(folder.path);
      let last: ModelReply | undefined;
      for (let turn = 0; turn < turns; turn++) {
        const answer = reply(turn, `${key} ${turn} ${'reads on and on. '.repeat(60)}`);
        store.putTurn(key, turnRecord(turn, answer, last));
        last = answer;
      }
      store.finishEpisode(key, end('completed', turns), facts, []);
      return (usedBytes(folder.path) - before) / turns;
    };
    const [short, ...longer] = [bytesPerTurn('short', 100), bytesPerTurn('long', 400), bytesPerTurn('longest', 1600)];
    for (const bytes of longer) expect(bytes).toBeLessThan(short! * 1.2);
  });

  test('holds a prompt, a tool list, a mail and the facts of a cell once, whoever was shown them', async () => {
    using folder = temporaryFolder();
    {
      using store = openRun(folder.path, toWrite);
      const keys = Array.from({ length: 30 }, (_, index) => `episode-${index}`);
      store.putPlan(keys.map((key, index) => planRow(key, index)));
      for (const key of keys) await playEpisode(store, key, 3, async (turn) => reply(turn));
    }
    const file = new DatabaseSync(join(folder.path, 'run.sqlite'));
    const copies = (text: string): unknown => file.prepare('SELECT count(*) AS n FROM texts WHERE text = ?').get(text)?.['n'];
    expect([system, JSON.stringify(tools), canonicalJson(facts), mailText(1)].map(copies)).toEqual([1, 1, 1, 1]);
    expect(
      file.prepare("SELECT sum(instr(event, 'the crane')) + (SELECT sum(instr(added, 'the crane')) FROM calls) AS n FROM events").get()?.[
        'n'
      ],
    ).toBe(0);
    file.close();
  });
});

/** Bytes that the run's file and its log hold of use; free pages are not counted. */
function usedBytes(dir: string): number {
  const file = new DatabaseSync(join(dir, 'run.sqlite'), { readOnly: true });
  const pages =
    Number(file.prepare('PRAGMA page_count').get()?.['page_count']) -
    Number(file.prepare('PRAGMA freelist_count').get()?.['freelist_count']);
  file.close();
  return pages * 4096;
}
