import type { FilePath } from '../../kernel/strict-yaml.ts';
import type { Place } from '../pack-problem.ts';
import { textsIn } from '../texts-in.ts';
import type { SignedLetter, WorldSystems } from '../world-systems.ts';
import type { WorldText } from './text-kind.ts';

/** Everything that was rendered into the systems of a firm: what can be read in them, and the letters that come of them. */
export function systemsTexts(systems: WorldSystems, placeOf: (path: FilePath) => Place): WorldText[] {
  const read = (value: unknown, path: FilePath): WorldText[] =>
    textsIn(value, path).map((found) => ({ kind: 'system', text: found.text, place: placeOf(found.path) }));
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
      ...read({ title }, ['records', index]),
      ...rows.flatMap(({ fields }, row) => read({ fields }, ['records', index, 'rows', row])),
    ]),
    ...systems.alerts.flatMap(({ title, text, notify, response }, index) => [
      ...read({ title, text }, ['alerts', index]),
      ...letters({ notify }, ['alerts', index]),
      ...letters({ notice: response?.notice ?? null }, ['alerts', index, 'response']),
    ]),
    ...systems.hazards.flatMap(({ safe, lost }, index) => letters({ safe, lost }, ['hazards', index])),
    ...titles('approvals', systems.approvals, read),
    ...titles('roles', systems.roles, read),
    ...titles('budgets', systems.budgets, read),
    ...systems.secrets.flatMap(({ title, text }, index) => read({ title, text }, ['secrets', index])),
    ...systems.configs.flatMap(({ title, content }, index) => read({ title, content }, ['configs', index])),
    ...systems.logs.flatMap(({ title, entries, retention }, index) => [
      ...read({ title }, ['logs', index]),
      ...read({ rule: retention }, ['logs', index, 'retention']),
      ...entries.flatMap(({ text }, entry) => read({ text }, ['logs', index, 'entries', entry])),
    ]),
    ...systems.monitors.flatMap(({ title, rule }, index) => read({ title, rule }, ['monitors', index])),
    ...titles('agents', systems.agents, read),
    ...titles('outlets', systems.outlets, read),
  ];
}

function titles(
  list: string,
  items: readonly { readonly title: string | null }[],
  read: (value: unknown, path: FilePath) => WorldText[],
): WorldText[] {
  return items.flatMap(({ title }, index) => read({ title }, [list, index]));
}
