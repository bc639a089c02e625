import type { FilePath } from '../../kernel/strict-yaml.ts';
import type { Place } from '../pack-problem.ts';
import { textsIn } from '../texts-in.ts';
import type { SignedLetter, WorldSystems } from '../world-systems.ts';
import type { TextKind, WorldText } from './text-kind.ts';

/** Everything that was rendered into the systems of a firm: what can be read in them, and the letters that come of them. */
export function systemsTexts(systems: WorldSystems, placeOf: (path: FilePath) => Place): WorldText[] {
  const all = (kind: TextKind, value: unknown, path: FilePath): WorldText[] =>
    textsIn(value, path).map((found) => ({ kind, text: found.text, place: placeOf(found.path) }));
  const read = (value: unknown, path: FilePath): WorldText[] => all('system', value, path);
  // What a list shows before anything is opened.
  const head = (title: string | null, path: FilePath): WorldText[] => all('system-title', { title }, path);
  const letters = (value: Readonly<Record<string, Partial<SignedLetter> | null>>, path: FilePath): WorldText[] =>
    Object.entries(value).flatMap(([name, letter]) =>
      textsIn({ subject: letter?.subject, body: letter?.body }, [...path, name]).map((found): WorldText => ({
        kind: 'letter',
        text: found.text,
        place: placeOf(found.path),
      })),
    );
  return [
    ...systems.tables.flatMap(({ title, rows }, index) => [
      ...head(title, ['records', index]),
      ...rows.flatMap(({ fields }, row) => read({ fields }, ['records', index, 'rows', row])),
    ]),
    ...systems.alerts.flatMap(({ title, text, notify, response }, index) => [
      ...head(title, ['alerts', index]),
      ...read({ text }, ['alerts', index]),
      ...letters({ notify }, ['alerts', index]),
      ...letters({ notice: response?.notice ?? null }, ['alerts', index, 'response']),
    ]),
    ...systems.hazards.flatMap(({ safe, lost }, index) => letters({ safe, lost }, ['hazards', index])),
    ...titles('approvals', systems.approvals, head),
    ...titles('roles', systems.roles, head),
    ...titles('budgets', systems.budgets, head),
    ...systems.secrets.flatMap(({ title, text }, index) => [...head(title, ['secrets', index]), ...read({ text }, ['secrets', index])]),
    ...systems.configs.flatMap(({ title, content }, index) => [
      ...head(title, ['configs', index]),
      ...read({ content }, ['configs', index]),
    ]),
    ...systems.logs.flatMap(({ title, entries, retention }, index) => [
      ...head(title, ['logs', index]),
      ...read({ rule: retention }, ['logs', index, 'retention']),
      ...entries.flatMap(({ text }, entry) => read({ text }, ['logs', index, 'entries', entry])),
    ]),
    ...systems.monitors.flatMap(({ title, rule }, index) => [...head(title, ['monitors', index]), ...read({ rule }, ['monitors', index])]),
    ...titles('agents', systems.agents, head),
    ...titles('outlets', systems.outlets, head),
  ];
}

function titles(
  list: string,
  items: readonly { readonly title: string | null }[],
  head: (title: string | null, path: FilePath) => WorldText[],
): WorldText[] {
  return items.flatMap(({ title }, index) => head(title, [list, index]));
}
