import { nearestNames } from '../kernel/nearest-name.ts';
import { packError, problemIn, type Place } from './pack-problem.ts';

/** What a slot stands for: a text that may hold slots itself, and where it is written. */
export type SlotValue = { readonly text: string; readonly at: Place };

/** Finds a slot's value, or undefined where no such slot exists in the condition. */
export type SlotLookup = (name: string) => SlotValue | undefined;

/** Renders texts of one condition and remembers which slots it met, each with its own text (inner slots unrendered). */
export type Renderer = {
  readonly render: (text: string, at: Place) => string;
  readonly met: ReadonlyMap<string, SlotValue>;
};

/** The slots nearest to a name; a pack has too many of them to list. */
export function slotHint(name: string, known: readonly string[]): string {
  if (known.includes(name)) return 'it exists under other levels only';
  const near = nearestNames(name, known);
  return near.length > 0 ? `did you mean ${near.map((each) => `{{${each}}}`).join(' or ')}?` : 'slots are declared in pack.yaml';
}

const slotPattern = /\{\{([^{}]*)\}\}/g;

/** The names of the slots in a text, in order, each as often as it occurs. */
export function slotsIn(text: string): string[] {
  return text.includes('{{') ? [...text.matchAll(slotPattern)].map((match) => match[1] ?? '') : [];
}

/** Whether braces remain once the slots are cut out: a slot that was opened or closed only. */
export function hasStrayBraces(text: string): boolean {
  return /\{\{|\}\}/.test(text.replaceAll(slotPattern, ''));
}

/**
 * A strict renderer: a slot that is unknown, empty, part of a circle or not closed throws a FileError that names file,
 * line, place and slot. Slots inside slots are rendered too; a slot's value loses the white space around it.
 */
export function slotRenderer(folder: string, lookup: SlotLookup, knownNames: () => readonly string[]): Renderer {
  const rendered = new Map<string, string>();
  const filled = new Map<string, string>();
  const met = new Map<string, SlotValue>();
  const fail = (at: Place, problem: string, hint?: string): never => {
    throw packError(folder, [problemIn(at.file, at.path, problem, hint)]);
  };
  const valueOf = (name: string, at: Place, way: readonly string[]): string => {
    const known = rendered.get(name);
    if (known !== undefined) return known;
    if (way.includes(name))
      return fail(at, `slot {{${name}}} leads back to itself: ${[...way.slice(way.indexOf(name)), name].join(' → ')}`);
    const slot = lookup(name);
    if (slot === undefined) return fail(at, `there is no slot {{${name}}} here`, slotHint(name, knownNames()));
    const value = fill(slot.text, slot.at, [...way, name]).trim();
    if (value === '') return fail(slot.at, `slot {{${name}}} is empty`);
    rendered.set(name, value);
    met.set(name, slot);
    return value;
  };
  const fill = (text: string, at: Place, way: readonly string[]): string => {
    if (!text.includes('{{') && !text.includes('}}')) return text;
    if (hasStrayBraces(text)) return fail(at, 'a slot is not closed, or closed twice', 'write {{name}}');
    return text.replaceAll(slotPattern, (_, name: string) => valueOf(name, at, way));
  };
  // Scripts have most of their turns in common.
  const render = (text: string, at: Place): string => {
    const known = filled.get(text) ?? fill(text, at, []);
    filled.set(text, known);
    return known;
  };
  return { render, met };
}
