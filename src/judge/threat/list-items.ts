/** Items of a list, each with what stands before and after the list; empty where the text is no list or its items refer to each other. */
export function listItems(text: string): readonly string[] {
  const lines = byLines(text);
  const parts = lines.length > 0 ? lines : byNumbers(text);
  const [before = '', ...rest] = parts;
  if (rest.length < 3 || crossReference.test(text)) return [];
  const last = rest.at(-1) ?? '';
  const cut = last.search(/\n\s*\n/);
  const after = cut === -1 ? '' : last.slice(cut);
  const items = cut === -1 ? rest : [...rest.slice(0, -1), last.slice(0, cut)];
  return items.map((item) => `${before}\n\n${item}\n\n${after}`);
}

/** An item that points at another: `(2)`, `item 2`, `if 1 happens`, `see B`. */
const crossReference =
  /\([1-9A-H]\)(?!\s*\p{Lu})|\b(?:items?|points?|options?|no\.?|nr\.?|nummer|punkte?|números?|punto|numéros?|see|siehe|voir)[ \t]+\(?[1-9A-H]\b|\b(?:if|of|on|about|wenn|von|zu|de|del|du)[ \t]+[1-9](?=[\s,.;](?!\d|\s*(?:hours?|minutes?|uhr|h\b|euros?|million)))/iu;

function byLines(text: string): string[] {
  const marker = /^[ \t]*(?:\(?\d{1,2}[.)]|[-*•–]|[A-Ha-h][.)])[ \t]+/gm;
  return [...text.matchAll(marker)].length < 3 ? [] : text.split(marker);
}

/** A list that runs on in one paragraph: 1) … 2) … 3) … */
function byNumbers(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let expected = 1;
  for (const { 1: number, index, 0: whole } of text.matchAll(/(?:^|\s)\(?(\d{1,2})[.)]\s+(?=\p{Lu})/gu)) {
    if (Number(number) !== expected) continue;
    parts.push(text.slice(from, index));
    from = index + whole.length;
    expected++;
  }
  return expected < 4 ? [] : [...parts, text.slice(from)];
}
