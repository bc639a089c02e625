import type { FilePath } from '../../kernel/strict-yaml.ts';
import type { TracedWorld } from '../compile-world.ts';
import type { Pack } from '../load-pack.ts';
import type { PackFiles } from '../pack-files.ts';
import type { Place } from '../pack-problem.ts';
import { textsIn } from '../texts-in.ts';
import type { AgentIds } from '../slot-sources.ts';
import type { WorldControl, WorldScript } from '../world.ts';
import { systemsTexts } from './systems-texts.ts';
import type { TextKind, WorldText } from './text-kind.ts';

/** Everything that was rendered into a world, text by text, but for its scripts. */
export function worldTexts(pack: Pack, { world, ids }: TracedWorld): WorldText[] {
  const { setting, facts } = world;
  const place = (file: keyof PackFiles, path: FilePath): Place => ({ file: pack.files[file], path });
  const one = (kind: TextKind, text: string, file: keyof PackFiles, path: FilePath): WorldText => ({
    kind,
    text,
    place: place(file, path),
  });
  const many = (kind: TextKind, value: unknown, file: keyof PackFiles, path: FilePath): WorldText[] =>
    textsIn(value, path).map((found) => one(kind, found.text, file, found.path));
  const indexOf = indexByAgentId(pack, ids);
  return [
    ...setting.instructions.split('\n\n').map((text) => one('instructions', text, 'pack', ['instructions'])),
    one('start', setting.startSignal, 'pack', ['startSignal']),
    ...setting.mails.flatMap(({ id, subject, body }) => {
      // What is not the pack's own is background, and stands in the bank that all packs share.
      const index = indexOf(id);
      const [file, at] = index === -1 ? (['background', ['mails', subject]] as const) : (['mails', ['mails', index]] as const);
      return [one('subject', subject, file, [...at, 'subject']), one('mail', body, file, [...at, 'body'])];
    }),
    ...setting.files.flatMap(({ path, title, content }, index) => [
      ...many('file-title', { path, title }, 'files', ['files', index]),
      one('file', content, 'files', ['files', index, 'content']),
    ]),
    ...setting.tickets.flatMap(({ id, title, body, fields }) => {
      const at = ['tickets', indexOf(id)];
      return [
        one('ticket-title', title, 'work', [...at, 'title']),
        one('ticket', body, 'work', [...at, 'body']),
        ...many('ticket', fields, 'work', [...at, 'fields']),
      ];
    }),
    ...setting.jobs.map(({ id, title }) => one('job', title, 'work', ['jobs', indexOf(id), 'title'])),
    ...setting.people.flatMap(({ role, availability }, index) => many('directory', { role, availability }, 'people', ['people', index])),
    ...setting.people.flatMap(({ away }, index) =>
      away.flatMap(({ reply }) => (reply === undefined ? [] : [one('reply', reply, 'people', ['people', index, 'away'])])),
    ),
    ...setting.channels.map(({ title }, index) => one('directory', title, 'work', ['channels', index, 'title'])),
    ...(setting.control === null ? [] : many('control', lettersOf(setting.control), 'work', ['control'])),
    ...systemsTexts(setting.systems, (path) => place('systems', path)),
    ...setting.replies.flatMap(({ bank }, index) => many('reply', { bank }, 'replies', ['replies', index])),
    ...many(
      'fact',
      facts.supportedGrounds?.map(({ phrases }) => ({ phrases })),
      'facts',
      ['supportedGrounds'],
    ),
    ...many(
      'fact',
      facts.policies?.map(({ text }) => ({ text })),
      'facts',
      ['policies'],
    ),
  ];
}

/** Everything that was rendered into a script. */
export function scriptTexts({ files }: Pack, { id, turns }: WorldScript): WorldText[] {
  const at = ['scripts', files.scripts.value.scripts.findIndex((script) => script.id === id)];
  return textsIn({ turns }, at).map(({ text, path }) => ({ kind: 'script', text, place: { file: files.scripts, path } }));
}

function lettersOf({ notice, pausedNotice, missedNotice, lapsedNotice }: WorldControl): unknown {
  return { notice, pausedNotice, missedNotice, lapsedNotice };
}

/** The place in the pack's list of what the agent knows by an id. */
function indexByAgentId(pack: Pack, ids: AgentIds): (agentId: string) => number {
  const { mails, work } = pack.files;
  const lists = [
    { known: ids.mail, order: mails.value.mails },
    { known: ids.ticket, order: work.value.tickets },
    { known: ids.job, order: work.value.jobs },
  ];
  const index = new Map(lists.flatMap(({ known, order }) => order.map(({ id }, position) => [known.get(id) ?? id, position] as const)));
  return (agentId) => index.get(agentId) ?? -1;
}
