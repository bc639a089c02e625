import { expect, test } from 'vitest';
import { readRateHeaders } from './read-rate-headers.ts';

const now = Date.parse('2026-11-24T09:00:00Z');
const read = (headers: Record<string, string>) => readRateHeaders(new Headers(headers), now);

test('Anthropic tells requests and the two sides of a call apart; its third count of tokens repeats one of them', () => {
  expect(
    read({
      'anthropic-ratelimit-requests-limit': '4000',
      'anthropic-ratelimit-requests-remaining': '3999',
      'anthropic-ratelimit-requests-reset': '2026-11-24T09:00:01Z',
      'anthropic-ratelimit-input-tokens-limit': '2000000',
      'anthropic-ratelimit-input-tokens-remaining': '1999000',
      'anthropic-ratelimit-input-tokens-reset': '2026-11-24T09:00:00Z',
      'anthropic-ratelimit-output-tokens-limit': '400000',
      'anthropic-ratelimit-output-tokens-remaining': '0',
      'anthropic-ratelimit-tokens-limit': '400000',
      'anthropic-ratelimit-tokens-remaining': '0',
    }),
  ).toEqual([
    { unit: 'requests', limit: 4000, remaining: 3999 },
    { unit: 'input-tokens', limit: 2_000_000, remaining: 1_999_000 },
    { unit: 'output-tokens', limit: 400_000, remaining: 0 },
  ]);
});

test('OpenAI and those who speak like it', () => {
  expect(
    read({
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-remaining-requests': '499',
      'x-ratelimit-reset-requests': '120ms',
      'x-ratelimit-limit-tokens': '30000',
      'x-ratelimit-remaining-tokens': '1000',
      'x-ratelimit-reset-tokens': '58.1s',
    }),
  ).toEqual([
    { unit: 'requests', limit: 500, remaining: 499 },
    { unit: 'tokens', limit: 30_000, remaining: 1000 },
  ]);
});

test.each(['2m59.56s', '1h0m0s', '900', '2026-11-24T12:00:00Z'])(
  'a limit that is full again in %s is one of a day and is not learnt',
  (reset) => {
    expect(
      read({ 'x-ratelimit-limit-requests': '14400', 'x-ratelimit-remaining-requests': '14300', 'x-ratelimit-reset-requests': reset }),
    ).toEqual([]);
  },
);

test('the server’s own clock says how far off its moments are', () => {
  const headers = {
    date: 'Tue, 24 Nov 2026 10:00:00 GMT',
    'anthropic-ratelimit-requests-limit': '50',
    'anthropic-ratelimit-requests-reset': '2026-11-24T10:00:30Z',
  };
  expect(read(headers)).toEqual([{ unit: 'requests', limit: 50, remaining: undefined }]);
});

test.each([{}, { 'x-ratelimit-limit-requests': '' }, { 'x-ratelimit-limit-requests': 'many' }, { 'x-ratelimit-limit-requests': '0' }])(
  'nothing is read out of %j',
  (headers) => expect(read(headers)).toEqual([]),
);
