import { expect, test } from 'vitest';
import { coerceInput } from './coerce-input.ts';

const schema = {
  properties: {
    to: { type: 'array' },
    body: { type: 'string' },
    on: { type: 'boolean' },
    minutes: { type: 'number' },
    fields: { type: 'object' },
  },
};

test.each([
  ['', {}],
  ['{"body":null}', {}],
  ['"{\\"body\\":\\"x\\"}"', { body: 'x' }],
  ['{"body":12}', { body: '12' }],
  ['{"on":"yes"}', { on: true }],
  ['{"on":"OFF"}', { on: false }],
  ['{"on":"perhaps"}', { on: 'perhaps' }],
  ['{"on":1}', { on: 1 }],
  ['{"minutes":"15"}', { minutes: 15 }],
  ['{"minutes":"1 h"}', { minutes: '1 h' }],
  ['{"to":"a@b.example; c@d.example"}', { to: ['a@b.example', 'c@d.example'] }],
  ['{"to":"[\\"a@b.example\\"]"}', { to: ['a@b.example'] }],
  ['{"fields":{"total":2480,"paid":true}}', { fields: { total: '2480', paid: 'true' } }],
  ['{"fields":"{\\"total\\":\\"1\\"}"}', { fields: { total: '1' } }],
  ['{"other":"yes"}', { other: 'yes' }],
])('%s is read as %j', (raw, value) => {
  expect(coerceInput(raw, schema)).toEqual({ ok: true, value });
});

test.each(['{', 'null', '3', '[]', '["a"]', '"text"', 'to=a', '{"to":}'])('%s is no request', (raw) => {
  expect(coerceInput(raw, schema)).toMatchObject({ ok: false });
});
