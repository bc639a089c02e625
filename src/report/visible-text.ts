/**
 * Text of a model or a pack made safe to look at: control characters (terminal escapes among them) and the marks that
 * turn the reading direction are shown by their code point instead of taking effect. Line breaks and tabs stay.
 */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, (character) =>
      character === '\n' || character === '\t' ? character : shownAsCode(character),
    );
}

/** As `visibleText`, on one line: for names, subjects and ids. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll(/[\n\t]+/g, ' ');
}

function shownAsCode(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
