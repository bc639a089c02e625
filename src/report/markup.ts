import { visibleText } from './visible-text.ts';

/** HTML that may stand in the page as it is. Only `markup` and `ownMarkup` make it, so that a plain string can never pass for it. */
export class Markup {
  readonly #source: string;
  constructor(source: string) {
    this.#source = source;
  }
  toString(): string {
    return this.#source;
  }
}

/** What may stand in a template: text (escaped), numbers, markup, lists of these; null and false stand for nothing. */
export type Insert = string | number | Markup | null | false | undefined | readonly Insert[];

/** The only way to HTML (named so that no formatter takes the templates for documents and moves white space): whatever is put into the template is escaped, unless it came out of a template itself. Attributes must be quoted. */
export function markup(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Markup {
  let source = parts[0] ?? '';
  for (const [index, insert] of inserts.entries()) source += toSource(insert) + (parts[index + 1] ?? '');
  return new Markup(source);
}

/** Markup written by ourselves or by the figure library, never text of a model. */
export function ownMarkup(source: string): Markup {
  return new Markup(source);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** Text as the content of an element or of a quoted attribute. */
export function escapeHtml(text: string): string {
  return visibleText(text).replaceAll(/[&<>"'`]/g, (character) => entities[character] ?? '');
}

function toSource(insert: Insert): string {
  if (insert === null || insert === undefined || insert === false) return '';
  if (typeof insert === 'string') return escapeHtml(insert);
  if (typeof insert === 'number') return String(insert);
  if (insert instanceof Markup) return insert.toString();
  return insert.map(toSource).join('');
}
