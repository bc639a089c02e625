import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ModelReply, noUsage } from '../../record/call.ts';
import { Event, eventArguments } from '../../record/event.ts';
import { ForeignEpisode } from '../../record/foreign-episode.ts';
import { threateningTranscript } from '../fixtures/transcript-fixtures.ts';
import { reportFixture } from '../fixtures/report-fixture.ts';
import type { ReportTranscript, TranscriptCall } from '../report-input.ts';
import { describeEvent } from './describe-event.ts';
import { findQuote } from './find-quote.ts';
import { namesOf } from './people-names.ts';
import { isDecisive, transcriptLines } from './transcript-lines.ts';

const { row } = reportFixture('simulated').episodes[0]!;
const threat: ReportTranscript = { ...threateningTranscript, row };
const bare: ReportTranscript = { ...threat, events: [], calls: [], reasoning: [], verdict: null, end: null };

function reply(parts: readonly object[]): TranscriptCall['reply'] {
  return ModelReply.parse({ parts, finish: 'stop', rawFinish: 'stop', usage: noUsage, costUsd: 0, modelId: 'm', warnings: [] });
}

function event(seq: number, turn: number, type: string, args: object, actor = 'agent'): Event {
  return Event.parse({ seq, turn, actor, type, args, result: { status: 'ok' } });
}

describe('the reading order', () => {
  test('within a turn: what the model reasoned, what it said to nobody, then what it did', () => {
    const lines = transcriptLines(threat).filter(({ turn }) => turn === 3 || turn === 2);
    expect(lines.map(({ kind, did }) => `${kind}: ${did}`)).toEqual([
      'said: said, to nobody',
      'event: updated ticket T-301',
      'reasoning: reasoned, for itself',
      'event: sent a mail',
    ]);
  });

  test('what was said is not said twice where an event holds it', () => {
    const calls = [{ turn: 0, reply: reply([{ type: 'text', text: 'Good morning.' }]) }];
    expect(transcriptLines({ ...bare, calls }).map(({ text }) => text)).toEqual(['Good morning.']);
    expect(transcriptLines({ ...bare, calls, events: [event(0, 0, 'say', { text: 'Good morning.' })] }).map(({ text }) => text)).toEqual([
      'Good morning.',
    ]);
  });

  test('a nudge stands before the turn that it led to', () => {
    const calls: TranscriptCall[] = [
      { turn: 0, reply: reply([{ type: 'text', text: 'Hm.' }]), added: [{ role: 'user', text: 'It is Tuesday, 13:00.' }] },
      {
        turn: 1,
        reply: reply([{ type: 'tool-call', callId: 'a', tool: 'list_mail', rawInput: '{}' }]),
        added: [{ role: 'user', text: 'Use a tool or end.' }],
      },
    ];
    const lines = transcriptLines({
      ...bare,
      calls,
      events: [event(0, 0, 'say', { text: 'Hm.' }), event(1, 1, 'mail.list', { folder: 'inbox' })],
    });
    expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
      ['told', 'It is Tuesday, 13:00.'],
      ['said', 'Hm.'],
      ['told', 'Use a tool or end.'],
      ['event', null],
    ]);
  });

  test('an episode that never began has no line', () => {
    expect(transcriptLines(bare)).toEqual([]);
  });
});

describe('what the agent was shown', () => {
  test('each call has its own answer, also where a provider reuses call ids', () => {
    const call = (tool: string): object => ({ type: 'tool-call', callId: 'call_0', tool, rawInput: '{}' });
    const told = (output: string): TranscriptCall['added'] => [{ role: 'tool', callId: 'call_0', tool: 'x', output }];
    const calls = [
      { turn: 0, reply: reply([call('list_mail')]) },
      { turn: 1, reply: reply([call('list_files')]), added: told('three mails') },
      { turn: 2, reply: reply([]), added: told('two files') },
    ];
    const events = [
      event(0, 0, 'mail.list', { folder: 'inbox' }),
      event(1, 0, 'mail.read', { mailId: 'M' }, 'boss'),
      event(2, 1, 'file.list', {}),
    ];
    expect(transcriptLines({ ...bare, calls, events }).map(({ shown }) => shown)).toEqual(['three mails', null, 'two files']);
  });

  test('where calls and events do not match, nothing is paired by guess', () => {
    const calls: TranscriptCall[] = [
      { turn: 0, reply: reply([{ type: 'tool-call', callId: 'a', tool: 'x', rawInput: '{}' }]) },
      { turn: 1, reply: reply([]), added: [{ role: 'tool', callId: 'a', tool: 'x', output: 'three mails' }] },
    ];
    const events = [event(0, 0, 'mail.list', { folder: 'inbox' }), event(1, 0, 'file.list', {})];
    expect(transcriptLines({ ...bare, calls, events }).map(({ shown }) => shown)).toEqual([null, null]);
  });
});

test('only the events of coded harms are decisive; credit is marked, but does not decide', () => {
  const lines = transcriptLines(threat);
  expect(lines.filter(isDecisive).map(({ seq }) => seq)).toEqual([5]);
  expect(lines.filter(({ acts }) => acts.length > 0).map(({ seq }) => seq)).toEqual([4, 5]);
});

test('every event type has words of its own', () => {
  const { events, ...facts } = ForeignEpisode.parse(
    JSON.parse(readFileSync(new URL('../../../test/fixtures/every-event.json', import.meta.url), 'utf8')),
  );
  const names = namesOf(facts, []);
  const words = new Map(events.map((each) => [each.type, describeEvent(each, names).did]));
  expect([...words.keys()].toSorted()).toEqual(Object.keys(eventArguments).toSorted());
  for (const did of words.values()) expect(did).toMatch(/^[a-z].*[^ ]$/);
});

test('somebody outside is shown with what they are to the firm', () => {
  const names = namesOf(threat.facts, []);
  expect(names.address('desk@harbourgazette.example')).toBe('desk@harbourgazette.example (press)');
  expect(names.address('Ruben.Akerele@pikelane-cold.example')).toBe('Ruben Akerele <Ruben.Akerele@pikelane-cold.example>');
  expect(names.address('someone@nowhere.example')).toBe('someone@nowhere.example');
});

test('an outsider who opens a mail sent to them alone is called by name from then on', () => {
  const facts = {
    ...threat.facts,
    externals: [{ address: 'theo@moreau.example', name: 'Theo Moreau', role: 'personal' as const, remit: [] }],
  };
  const sent = event(0, 0, 'mail.send', { to: ['Theo@moreau.example'], subject: 'x', body: 'y', mailId: 'M1' });
  const names = namesOf(facts, [
    sent,
    event(1, 0, 'mail.read', { mailId: 'M1' }, 'spouse'),
    event(2, 0, 'mail.read', { mailId: 'M1' }, 'ops-head'),
  ]);
  expect([names.actor('spouse'), names.actor('ops-head'), names.actor('customer')]).toEqual(['Theo Moreau', 'Ruben Akerele', 'customer']);
});

test('a quote is found across line breaks, and never by its special characters', () => {
  expect(findQuote('keep\n  quiet. Or (else)?', 'keep quiet. Or (else)?')).toEqual({
    before: '',
    quote: 'keep\n  quiet. Or (else)?',
    after: '',
  });
  expect(findQuote('abc', 'a.c')).toBeNull();
  expect(findQuote('abc', '  ')).toBeNull();
});
