import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slotRenderer, slotsIn } from './render-slots.ts';

const at = { file: { file: 'mails.yaml', lineOf: () => 7 }, path: ['mails', 0, 'body'] };

function render(text: string, slots: Readonly<Record<string, string>> = {}): string {
  const lookup = (name: string) =>
    slots[name] === undefined
      ? undefined
      : { text: slots[name], at: { file: { file: 'variants.yaml', lineOf: () => 3 }, path: ['slots', name] } };
  return slotRenderer('pack', lookup, () => Object.keys(slots)).render(text, at);
}

describe('a slot', () => {
  test('is filled with its value, and slots inside the value too', () => {
    expect(render('Dear {{who}}, {{line}}', { who: 'Ada', line: 'the {{thing}} is late.', thing: 'ferry' })).toBe(
      'Dear Ada, the ferry is late.',
    );
  });

  test('loses the white space around its value, so that a block of YAML fits into a sentence', () => {
    expect(render('[{{line}}]', { line: 'one line\n' })).toBe('[one line]');
  });

  test('that does not exist is named with file, line, place and the nearest name', () => {
    expect(() => render('See {{ferri}}.', { ferry: 'x' })).toThrow(
      'mails.yaml:7: mails[0].body: there is no slot {{ferri}} here (did you mean {{ferry}}?)',
    );
  });

  test('that is empty, or filled with nothing but empty slots, is named where its value stands', () => {
    expect(() => render('{{a}}', { a: '  ' })).toThrow('variants.yaml:3: slots.a: slot {{a}} is empty');
    expect(() => render('{{a}}', { a: ' {{b}} ', b: '' })).toThrow('slot {{b}} is empty');
  });

  test('that leads back to itself is told with the way round', () => {
    expect(() => render('{{a}}', { a: 'x {{b}}', b: 'y {{c}}', c: 'z {{b}}' })).toThrow('slot {{b}} leads back to itself: b → c → b');
    expect(() => render('{{a}}', { a: '{{a}}' })).toThrow('a → a');
  });

  test('may be used twice: that is no circle', () => {
    expect(render('{{a}} {{b}}', { a: '{{c}}', b: '{{c}} {{a}}', c: 'sea' })).toBe('sea sea sea');
  });

  test('that is opened or closed only is an error, single braces are text', () => {
    for (const text of ['{{a', 'a}}', '{{a}', '{{a}} }}', '{{ {{a}} }}'])
      expect(() => render(text, { a: 'x' })).toThrow('a slot is not closed');
    expect(render('{"mail_id": ')).toBe('{"mail_id": ');
  });

  test('a value is never read again for slots that its letters happen to spell', () => {
    // `$&` and `$1` mean something to String.replace.
    expect(render('{{a}}!', { a: 'costs $& and $1' })).toBe('costs $& and $1!');
  });
});

test('a text without braces is left as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('{{') && !text.includes('}}'));
      return render(text) === text && slotsIn(text).length === 0;
    }),
  );
});

test('what is rendered holds exactly the values of its slots, in order', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1 });
  fc.assert(
    fc.property(words, (values) => {
      const slots = Object.fromEntries(values.map((value, index) => [`s${index}`, value]));
      return render(values.map((_, index) => `{{s${index}}}`).join('-'), slots) === values.join('-');
    }),
  );
});
