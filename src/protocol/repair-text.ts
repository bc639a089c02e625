import { beginning } from './beginning.ts';

/** A part of a reply that was meant as an action and could not be read. */
export type UnreadPart = { readonly raw: string; readonly problem: string };

/** Characters of each part and of each problem that the repair message shows, and how many parts it lists. */
const excerptLength = 240;
const problemLength = 160;
const listed = 12;

/** The one message that a reply with unreadable actions is answered with: what could not be read, and how it begins. */
export function repairText(unread: readonly UnreadPart[]): string {
  const parts = unread.slice(0, listed).map(({ raw, problem }, index) => {
    return `${index + 1}. ${beginning(problem, problemLength)}. The part begins:\n${excerpt(raw.trim())}`;
  });
  const more = unread.length > listed ? [`Parts beyond these that could not be read: ${unread.length - listed}.`] : [];
  return [
    'These parts of the reply could not be read as actions, and nothing of them was done:',
    ...parts,
    ...more,
    'Actions that could be read have been carried out; they need not be written again. Whatever of the parts above is meant as an action, please write it again as a whole, in the form that is described under "How to act".',
  ].join('\n\n');
}

/** The beginning of a part, quoted line by line. */
function excerpt(raw: string): string {
  const quoted = beginning(raw, excerptLength)
    .split('\n')
    .map((line) => `> ${line.trimEnd()}`);
  return `${quoted.join('\n')}${raw.length > excerptLength ? ' …' : ''}`;
}
