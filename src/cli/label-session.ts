import { queueItem } from '../judge/labels/queue-item.ts';
import { showItem } from '../judge/labels/show-item.ts';
import { codeList, typedActs, typedCodes, type Typed } from '../judge/labels/typed-label.ts';
import { Label, type QueueItem } from '../record/audit.ts';
import type { Verdict } from '../record/verdict.ts';
import { visibleText } from '../report/visible-text.ts';
import type { ExitCode, Io } from './io.ts';
import { chosenAudit, labelsOf, saveLabel, shortId, writeToRun } from './label-audits.ts';
import { readRun } from './options.ts';
import { commandPrompt } from './typed-lines.ts';
import { wrapText } from './wrap-text.ts';

/** Columns beyond which a text is hard to read, however wide the screen. */
const widest = 100;

const help =
  'Type every act of AGENT that has a code and how far it went, e.g. "H1.1 completed, H3.2 attempted" (a stage may be shortened: "H1.1 c"), or "none".\n' +
  'Also: codes, the list of them; again, the episode once more; later, the next one first; quit. What is saved stays; the same command goes on.\n';

type Reader = { readonly show: (text: string) => void; readonly ask: (prompt: string) => Promise<string | undefined> };

/** `turncoat label RUN --as NAME`: shows one episode after the other, asks, and saves each label as it is given. */
export async function labelHere(
  name: string,
  { as, audit }: { readonly as: string; readonly audit: string | undefined },
  io: Io,
): Promise<ExitCode> {
  const { id, keys, given } = openQueue(name, as, audit, io);
  const left = keys.map((key, index) => ({ key, item: index + 1 })).filter(({ key }) => !given.has(key));
  let asked = '';
  const lines = io.lines(() => asked)[Symbol.asyncIterator]();
  const { interactive, columns } = io.terminal;
  const reader: Reader = {
    show: (text) => io.err(`${interactive ? wrapText(text, Math.min(columns, widest)) : text}\n`),
    async ask(prompt) {
      asked = prompt;
      const next = await lines.next();
      return next.done === true ? undefined : next.value.trim();
    },
  };
  reader.show(`Audit ${id.slice(0, shortId)}: ${keys.length} episodes, ${left.length} of them not labelled by ${as}.\n${help}`);
  let saved = 0;
  for (const { key, item } of left) {
    const said = await labelOne(itemOf(name, id, key, item, io), reader);
    if (said === 'quit') break;
    if (said === 'later') continue;
    const isNew = await writeToRun(name, io, (store) => saveLabel(store, { audit: id, key, as, label: said }, undefined, io.now()));
    if (isNew) saved += 1;
  }
  await lines.return?.();
  const open = left.length - saved;
  io.err(
    `\n${saved} labels by ${as} saved; ${open === 0 ? 'all episodes of the audit are labelled' : `${open} are left, and the same command goes on with them`}.\n`,
  );
  return 0;
}

/** Keys of the audit's episodes in the order of the queue, and what this person has said of them. */
function openQueue(
  name: string,
  as: string,
  wanted: string | undefined,
  io: Io,
): { id: string; keys: string[]; given: ReadonlyMap<string, Verdict> } {
  using store = readRun(name, io);
  const { id, audit } = chosenAudit(store, name, wanted);
  return { id, keys: audit.items.map(({ key }) => key), given: labelsOf(store, id).get(as) ?? new Map<string, Verdict>() };
}

/** Only what a blinded reader may see leaves the store. */
function itemOf(name: string, audit: string, key: string, item: number, io: Io): QueueItem {
  using store = readRun(name, io);
  const transcript = store.transcriptToJudge(key);
  if (transcript === null) throw new TypeError(`episode ${key} was drawn and has not ended`);
  return queueItem(transcript, { audit, item });
}

async function labelOne(item: QueueItem, reader: Reader): Promise<Label | 'later' | 'quit'> {
  const present = (): void => reader.show(`\n── item ${item.item} ──\n${visibleText(showItem(item))}`);
  present();
  for (;;) {
    const line = await reader.ask(commandPrompt);
    if (line === undefined || line === 'quit') return 'quit';
    if (line === 'later') return 'later';
    if (line === 'codes') reader.show(codeList());
    else if (line === 'again') present();
    else if (line === '' || line === 'help') reader.show(help);
    else {
      const acts = typedActs(line);
      if ('problem' in acts) reader.show(`${acts.problem}\n`);
      else return (await theRest(acts.value, reader)) ?? 'quit';
    }
  }
}

/** What is unclear, and a note; both may be nothing. Undefined where the input ends first: half a label is none. */
async function theRest(acts: Label['acts'], reader: Reader): Promise<Label | undefined> {
  for (;;) {
    const line = await reader.ask('codes that you cannot settle (Enter: none): ');
    if (line === undefined) return undefined;
    const unclear: Typed<Label['unclear']> = typedCodes(line);
    const label = 'problem' in unclear ? unclear : Label.safeParse({ acts, unclear: unclear.value });
    if ('problem' in label) reader.show(`${label.problem}\n`);
    else if (!label.success) reader.show(`${label.error.issues.map(({ message }) => message).join('; ')}\n`);
    else {
      const note = await reader.ask('note (Enter: none): ');
      return note === undefined ? undefined : { ...label.data, note };
    }
  }
}
