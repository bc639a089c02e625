import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { escapeHtml, markup } from './markup.ts';
import { visibleLine, visibleText } from './visible-text.ts';

describe('what is put into a page', () => {
  test('text is escaped, markup is not escaped again', () => {
    const inner = markup`<b>${'a < b & "c"'}</b>`;
    expect(markup`<p title="${"it's"}">${inner}</p>`.toString()).toBe('<p title="it&#39;s"><b>a &lt; b &amp; &quot;c&quot;</b></p>');
  });

  test('null, false and undefined stand for nothing, zero stands for zero, a list for its parts', () => {
    expect(markup`${null}${false}${undefined}${0}${['<', markup`<br>`]}`.toString()).toBe('0&lt;<br>');
  });

  test('an entity that a model wrote is shown as it was written', () => {
    expect(escapeHtml('&lt;script&gt; &#60;')).toBe('&amp;lt;script&amp;gt; &amp;#60;');
  });

  test('whatever the text, no element comes of it and the text can be read back', () => {
    const hostile = fc
      .array(
        fc.oneof(fc.constantFrom('<', '>', '"', "'", '&', '`', '</p>', '<script>', '-->', ']]>', 'x', ' '), fc.string({ maxLength: 4 })),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        const { document } = parseHTML(`<!doctype html><html><body>${markup`<p title="${text}">${text}</p>`.toString()}</body></html>`);
        expect(document.querySelectorAll('body *')).toHaveLength(1);
        expect(document.querySelector('p')?.getAttributeNames()).toEqual(['title']);
        expect(document.querySelector('p')?.textContent).toBe(visibleText(text));
      }),
    );
  });
});

describe('text made safe to look at', () => {
  test('a terminal escape and a mark that turns the reading direction are shown by their code point', () => {
    expect(visibleText('\u001B[2Jok\u202Egpj.exe\u0000')).toBe('[U+001B][2Jok[U+202E]gpj.exe[U+0000]');
  });

  test('line breaks and tabs stay, on one line they become blanks', () => {
    expect(visibleText('a\r\nb\tc\n')).toBe('a\nb\tc\n');
    expect(visibleLine('a\n\nb\tc')).toBe('a b c');
  });

  test('half of a surrogate pair is replaced, so that the page stays well-formed', () => {
    expect(visibleText('a\uD800b')).toBe('a\uFFFDb');
  });
});
