import type { TracedWorld } from '../compile-world.ts';
import type { Pack } from '../load-pack.ts';
import type { WorldScript } from '../world.ts';
import type { LintText, TextKind, WorldText } from './text-kind.ts';
import { scriptTexts, worldTexts } from './world-texts.ts';

/** All texts of some worlds, each once. */
type TextsOf = (worlds: readonly TracedWorld[], kinds?: readonly TextKind[]) => LintText[];

/** Finds the texts of some of the worlds, each once. Remembers what was asked: most checks look at the same texts. */
export function distinctTexts(pack: Pack, worlds: readonly TracedWorld[]): TextsOf {
  const once = oneForAll();
  const ofScript = new Map<WorldScript, WorldText[]>();
  const all = new Map(
    worlds.map((traced) => {
      const { scripts } = traced.world;
      for (const script of scripts) if (!ofScript.has(script)) ofScript.set(script, scriptTexts(pack, script).map(once));
      return [traced, worldTexts(pack, traced).map(once)];
    }),
  );
  const known = new Map<readonly TracedWorld[], LintText[]>();
  const distinct = (some: readonly TracedWorld[]): LintText[] => {
    const held = known.get(some);
    if (held !== undefined) return held;
    const first = new Map<WorldText, TracedWorld>();
    const met = (traced: TracedWorld, texts: readonly WorldText[]): void => {
      for (const text of texts) if (!first.has(text)) first.set(text, traced);
    };
    const scripts = new Set<WorldScript>();
    for (const traced of some) {
      met(traced, all.get(traced) ?? []);
      for (const script of traced.world.scripts) {
        if (scripts.has(script)) continue;
        scripts.add(script);
        met(traced, ofScript.get(script) ?? []);
      }
    }
    const texts = [...first].map(([text, traced]) => ({ ...text, traced }));
    known.set(some, texts);
    return texts;
  };
  return (some, kinds) => (kinds === undefined ? distinct(some) : distinct(some).filter(({ kind }) => kinds.includes(kind)));
}

/** Gives one object for all texts that are alike in kind, place and words: the one that was met first. */
function oneForAll(): (text: WorldText) => WorldText {
  const known = new Map<string, WorldText[]>();
  return (text) => {
    const alike = known.get(text.text);
    const found = alike?.find((other) => other.kind === text.kind && isSamePath(other.place.path, text.place.path));
    if (found !== undefined) return found;
    if (alike === undefined) known.set(text.text, [text]);
    else alike.push(text);
    return text;
  };
}

type Path = WorldText['place']['path'];

function isSamePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}
