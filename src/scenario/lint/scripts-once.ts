import { compileScript, scriptsThatFit, type CompileScripts } from '../compile-scripts.ts';
import type { Pack } from '../load-pack.ts';
import { slotsIn } from '../render-slots.ts';
import { textsIn } from '../texts-in.ts';
import type { WorldScript } from '../world.ts';
import type { WriteWorld } from '../write-world.ts';

/**
 * Compiles the scripts of many conditions of one variant. A script whose slots have the same values as before is the very
 * object that it was then, so that nobody need look at it twice.
 */
export function scriptsOnce(pack: Pack): CompileScripts {
  const slots = pack.files.scripts.value.scripts.map(({ turns }) => [...new Set(textsIn(turns, []).flatMap(({ text }) => slotsIn(text)))]);
  const known = slots.map(() => new Map<string, WorldScript>());
  const script = (index: number, write: WriteWorld): WorldScript => {
    const values = slotValues(slots[index] ?? [], index, write);
    const before = values === undefined ? undefined : known[index]?.get(values);
    if (before !== undefined) return before;
    const compiled = compileScript(pack, index, write);
    if (values !== undefined) known[index]?.set(values, compiled);
    return compiled;
  };
  return (_, levels, write) => scriptsThatFit(pack, levels).map((index) => script(index, write));
}

/** The values of some slots as one text; undefined where one of them cannot be had: compiling tells where it stands. */
function slotValues(names: readonly string[], index: number, write: WriteWorld): string | undefined {
  try {
    return write.verbatim(names.map((name) => `{{${name}}}`).join('\0'), 'scripts', ['scripts', index]);
  } catch {
    return undefined;
  }
}
