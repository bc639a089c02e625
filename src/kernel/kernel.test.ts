import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { contentHash } from './hash.ts';
import { didYouMean, nearestNames } from './nearest-name.ts';
import { randomFrom } from './random.ts';
import { formatSimTime, parseSimTime } from './sim-time.ts';

test('the order of keys does not change a canonical text, any other change does', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'ü'] })).toBe('{"a":[true,null,"ü"],"b":1}');
  expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1 }));
  expect(contentHash({ a: 'x,' })).not.toBe(contentHash({ a: 'x' }));
});

test('canonical text reads back as the same value', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ noUnicodeString: false }),
      (value) => JSON.parse(canonicalJson(value)) === value || contentHash(JSON.parse(canonicalJson(value))) === contentHash(value),
    ),
  );
});

test('what JSON would lose is refused', () => {
  for (const lost of [Number.NaN, Infinity, () => 1, [undefined]]) expect(() => canonicalJson(lost)).toThrow(TypeError);
});

test('a seed fixes its random numbers, across runs of the program', () => {
  const random = randomFrom('study/1');
  const drawn = [random.next(), random.next(), random.next()].map((value) => value.toFixed(6));
  const again = randomFrom('study/1');
  expect([again.next(), again.next(), again.next()].map((value) => value.toFixed(6))).toEqual(drawn);
  expect(randomFrom('study/2').next()).not.toBe(randomFrom('study/1').next());
});

test('random numbers over many seeds are uniform: chi-square over ten bins stays under its 99.9 % point', () => {
  const bins = Array.from({ length: 10 }, () => 0);
  for (let seed = 0; seed < 10_000; seed++) {
    const bin = Math.floor(randomFrom(`s${seed}`).next() * 10);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const chi = bins.reduce((total, count) => total + (count - 1000) ** 2 / 1000, 0);
  expect(chi).toBeLessThan(27.9);
});

test('a shuffle keeps every item', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer()),
      fc.string(),
      (items, seed) =>
        contentHash(
          randomFrom(seed)
            .shuffle(items)
            .sort((a, b) => a - b),
        ) === contentHash([...items].sort((a, b) => a - b)),
    ),
  );
});

test('company time reads back as written and refuses anything else', () => {
  expect(formatSimTime(parseSimTime('2033-02-28T23:59') + 1)).toBe('2033-03-01T00:00');
  for (const wrong of ['2033-02-28', '2033-13-01T00:00', 'noon', '2033-02-28T23:59Z'])
    expect(() => parseSimTime(wrong)).toThrow(RangeError);
});

test('a misspelt name is answered with the nearest, a foreign one with all', () => {
  expect(nearestNames('replacment', ['none', 'restriction', 'replacement'])).toEqual(['replacement']);
  expect(didYouMean('zzzzzz', ['a', 'b'])).toBe('valid: a, b');
});
