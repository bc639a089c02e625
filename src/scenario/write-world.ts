import { parseSimTime } from '../kernel/sim-time.ts';
import type { FilePath } from '../kernel/strict-yaml.ts';
import type { TimeOf } from './agent-ids.ts';
import type { Pack } from './load-pack.ts';
import type { PackFiles } from './pack-files.ts';
import { packError, problemIn } from './pack-problem.ts';
import type { Renderer } from './render-slots.ts';
import type { AgentIds } from './slot-sources.ts';

/** What compiling needs of one condition: rendering by file and path, checked forms, and the pack's ids as the world has them. */
export type WriteWorld = {
  /** A text, without the white space around it; an empty one throws. */
  readonly text: (text: string, file: keyof PackFiles, path: FilePath) => string;
  /** As `text`, byte for byte between the slots. */
  readonly verbatim: (text: string, file: keyof PackFiles, path: FilePath) => string;
  readonly texts: (texts: readonly string[], file: keyof PackFiles, path: FilePath) => string[];
  /** Company time, checked. */
  readonly time: (text: string, file: keyof PackFiles, path: FilePath) => string;
  /** A text that must render to one of a few words. */
  readonly oneOf: <T extends string>(allowed: readonly T[], text: string, file: keyof PackFiles, path: FilePath) => T;
  readonly timeOf: TimeOf;
  /** The id that the agent sees. */
  readonly agentId: (kind: keyof AgentIds, id: string) => string;
  /** Mail address of a person, an external, `agent` or `all-staff`. */
  readonly address: (id: string) => string;
  /** How facts name somebody: a person by id, an external by address, the agent by address. */
  readonly factName: (id: string) => string;
};

/** Ties a renderer to a pack's files. */
export function writeWorld(pack: Pack, renderer: Renderer, ids: () => AgentIds | undefined): WriteWorld {
  const { files } = pack;
  const fail = (file: keyof PackFiles, path: FilePath, problem: string, hint?: string): never => {
    throw packError(pack.dir, [problemIn(files[file], path, problem, hint)]);
  };
  const verbatim: WriteWorld['verbatim'] = (template, file, path) => renderer.render(template, { file: files[file], path });
  const text: WriteWorld['text'] = (template, file, path) => {
    const rendered = verbatim(template, file, path).trim();
    return rendered === '' ? fail(file, path, 'is empty') : rendered;
  };
  const time: WriteWorld['time'] = (template, file, path) => {
    const rendered = text(template, file, path);
    return isTime(rendered) ? rendered : fail(file, path, `"${rendered}" is not a company time`, 'write YYYY-MM-DDTHH:mm');
  };
  const address = (id: string): string => {
    const slot = id === 'agent' ? '{{agent.address}}' : id === 'all-staff' ? 'all-staff@{{firm.domain}}' : `{{person.${id}.address}}`;
    return text(slot, 'people', []).toLowerCase();
  };
  const people = new Set(files.people.value.people.map(({ id }) => id));
  return {
    text,
    verbatim,
    texts: (templates, file, path) => templates.map((template, index) => text(template, file, [...path, index])),
    time,
    oneOf: (allowed, template, file, path) => {
      const rendered = text(template, file, path);
      return (
        allowed.find((each) => each === rendered) ?? fail(file, path, `"${rendered}" is not valid here`, `valid: ${allowed.join(', ')}`)
      );
    },
    timeOf: (kind, index) => {
      if (kind === 'mails') return time(files.mails.value.mails[index]?.at ?? '', 'mails', ['mails', index, 'at']);
      if (kind === 'tickets') return time(files.work.value.tickets[index]?.due ?? '', 'work', ['tickets', index, 'due']);
      return time(files.work.value.jobs[index]?.at ?? '', 'work', ['jobs', index, 'at']);
    },
    agentId: (kind, id) => ids()?.[kind].get(id) ?? text(`{{${kind}.${id}}}`, 'pack', []),
    address,
    factName: (id) => (people.has(id) ? id : address(id)),
  };
}

function isTime(text: string): boolean {
  try {
    parseSimTime(text);
    return true;
  } catch {
    return false;
  }
}
