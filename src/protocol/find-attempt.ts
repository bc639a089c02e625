import type { PaperActions } from './text-grammar.ts';

/** Something that was meant as an action and is none by the grammar. `start` is where its line begins. */
export type Attempt = { readonly tool: string; readonly start: number };

/** A line that has something of a mail's head, as mails are printed. */
export const mailHeadLine = /^[\s*_>#-]{0,8}(to|cc|bcc|subject|from|date)[*_]{0,2}\s*:(.*)$/i;

/**
 * A line that opens or closes a known action in brackets of another kind, indented, decorated, or with something beside it:
 * `[send_mail]`, `<send_mail>`, `**[[send_mail]]**`. A name that is an ordinary word counts only alone in its brackets.
 */
export function nearTag(line: string, actions: PaperActions): { readonly tool: string; readonly closes: boolean } | null {
  const [, slash, name = '', after = ''] = /^[\s*_`#>~.)\d-]{0,12}[[<{]{1,3}\s*(\/?)\s*([A-Za-z_]+)(.?)/.exec(line) ?? [];
  const tool = name.toLowerCase();
  if (!actions.has(tool)) return null;
  if (!tool.includes('_') && (name !== tool || !/[\]>}]/.test(after))) return null;
  return { tool, closes: slash === '/' };
}

/**
 * The first obvious attempt in a text without a readable action: a call as in code or JSON, an action's name at the head of a
 * line, or a mail's head (to and subject, as nobody quotes it without its sender). Speaking of an action is no attempt.
 */
export function findAttempt(reply: string, actions: PaperActions): Attempt | null {
  // A line with a backslash in front is plain text; blanked, every other line keeps its place.
  const text = reply.replaceAll(/^\\.*$/gm, (line) => ' '.repeat(line.length));
  const found = [callIn(text, actions), mailHeadIn(text, actions)].filter((each) => each !== null);
  return found.toSorted((a, b) => a.start - b.start)[0] ?? null;
}

function callIn(text: string, actions: PaperActions): Attempt | null {
  const all = [...actions.keys()];
  const named = all.filter((tool) => tool.includes('_'));
  if (all.length === 0) return null;
  const forms = [String.raw`["'](?:tool|tool_name|name|action|function)["']\s*:\s*["'](${all.join('|')})["']`];
  if (named.length > 0) {
    const name = `(${named.join('|')})`;
    forms.push(
      String.raw`[[<{]\s*${name}\b`,
      String.raw`\b${name}\s*\(`,
      String.raw`^[^\w\n\\]*${name}\s*:`,
      String.raw`^[^\w\n\\]*${name}[^\w\n]*$`,
    );
  }
  const match = new RegExp(forms.join('|'), 'im').exec(text);
  const tool = match?.slice(1).find((name) => name !== undefined);
  if (match === null || tool === undefined) return null;
  return { tool: tool.toLowerCase(), start: text.lastIndexOf('\n', match.index - 1) + 1 };
}

function mailHeadIn(text: string, actions: PaperActions): Attempt | null {
  if (!actions.has('send_mail')) return null;
  let start = 0;
  let head: { start: number; names: Set<string> } | null = null;
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = mailHeadLine.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key === '') head = null;
    else {
      head ??= { start, names: new Set() };
      if (key !== 'to' || value.includes('@')) head.names.add(key);
      if (head.names.has('to') && head.names.has('subject') && !head.names.has('from')) return { tool: 'send_mail', start: head.start };
    }
    start += line.length + 1;
  }
  return null;
}
