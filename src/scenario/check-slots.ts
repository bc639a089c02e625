import { didYouMean } from '../kernel/nearest-name.ts';
import type { FilePath } from '../kernel/strict-yaml.ts';
import type { Levels } from '../record/plan-row.ts';
import { allLevels, conditionFits, levelFits } from './levels.ts';
import type { FactorsFile } from './pack.ts';
import type { PackFiles } from './pack-files.ts';
import { problemIn, type PackProblem } from './pack-problem.ts';
import { textsIn } from './texts-in.ts';
import { hasStrayBraces, slotHint, slotsIn } from './render-slots.ts';
import { allSlotNames, derivedSlotNames } from './slot-sources.ts';

/** Slots that are declared wrongly, have no value or two, are empty, unknown, or used nowhere. */
export function checkSlots(files: PackFiles): PackProblem[] {
  return [...checkDeclarations(files), ...checkFactorValues(files), ...checkVariantValues(files), ...checkTexts(files), ...checkUse(files)];
}

function checkDeclarations(files: PackFiles): PackProblem[] {
  const factors = Object.keys(files.factors.value.factors);
  const derived = new Set(derivedSlotNames(files));
  return Object.entries(files.pack.value.slots).flatMap(([name, { owner }]) => {
    const at: FilePath = ['slots', name];
    const problems: PackProblem[] = [];
    if (!/^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(name))
      problems.push(problemIn(files.pack, at, `"${name}" is no slot name`, 'letters, digits, dots and hyphens'));
    if (derived.has(name)) problems.push(problemIn(files.pack, at, `slot ${name} exists by itself and cannot be declared`));
    for (const [index, factor] of (owner === 'variant' ? [] : owner).entries()) {
      if (!factors.includes(factor))
        problems.push(problemIn(files.pack, [...at, 'owner', index], `there is no factor "${factor}"`, didYouMean(factor, factors)));
    }
    return problems;
  });
}

function checkFactorValues(files: PackFiles): PackProblem[] {
  const { factors, values, impossible } = files.factors.value;
  const { slots } = files.pack.value;
  const problems: PackProblem[] = [];
  const add = (path: FilePath, problem: string, hint?: string): void => void problems.push(problemIn(files.factors, path, problem, hint));
  const checkWhen = (at: FilePath, when: FactorsFile['values'][number]['when']): void => {
    for (const [factor, pattern] of Object.entries(when)) {
      const levels = factors[factor]?.levels;
      if (levels === undefined) add([...at, factor], `there is no factor "${factor}"`, didYouMean(factor, Object.keys(factors)));
      for (const each of levels === undefined ? [] : [pattern].flat()) {
        if (!Object.keys(levels ?? {}).some((level) => levelFits(each, level)))
          add([...at, factor], `factor ${factor} has no level "${each}"`, didYouMean(each, Object.keys(levels ?? {})));
      }
    }
  };
  for (const [index, { when }] of impossible.entries()) checkWhen(['impossible', index, 'when'], when);
  for (const [index, { when, slots: given }] of values.entries()) {
    checkWhen(['values', index, 'when'], when);
    for (const [name, text] of Object.entries(given)) {
      const at = ['values', index, 'slots', name];
      const owner = slots[name]?.owner;
      if (owner === undefined) add(at, `slot ${name} is not declared in pack.yaml`, didYouMean(name, Object.keys(slots)));
      else if (owner === 'variant') add(at, `slot ${name} is owned by variant, so its value stands in variants/`);
      else if (owner.toSorted().join() !== Object.keys(when).toSorted().join())
        add(at, `slot ${name} is owned by ${owner.join(' and ')}, but this value depends on ${Object.keys(when).join(' and ')}`);
      if (text.trim() === '') add(at, `slot ${name} is empty`);
    }
  }
  return [...problems, ...checkCoverage(files)];
}

/** Each factor-owned slot has exactly one value under every combination of its owners' levels. */
function checkCoverage(files: PackFiles): PackProblem[] {
  const { factors, values, impossible } = files.factors.value;
  const problems: PackProblem[] = [];
  for (const [name, { owner }] of Object.entries(files.pack.value.slots)) {
    if (owner === 'variant' || owner.some((factor) => factors[factor] === undefined)) continue;
    const given = values.flatMap(({ when, slots }, index) => (slots[name] === undefined ? [] : [{ when, index }]));
    const possible = allLevels(factors, owner).filter((levels) => !impossible.some(({ when }) => conditionFits(when, levels)));
    const fitting = possible.map((levels) => ({ levels, found: given.filter(({ when }) => conditionFits(when, levels)) }));
    const none = fitting.filter(({ found }) => found.length === 0).map(({ levels }) => levelNames(levels));
    if (given.length === 0) problems.push(problemIn(files.pack, ['slots', name], `slot ${name} has no values in factors.yaml`));
    else if (none.length > 0)
      problems.push(problemIn(files.pack, ['slots', name], `slot ${name} has no value in factors.yaml for ${none.join('; ')}`));
    const [several] = fitting.filter(({ found }) => found.length > 1);
    const second = several?.found[1];
    if (several === undefined || second === undefined) continue;
    problems.push(
      problemIn(
        files.factors,
        ['values', second.index, 'slots', name],
        `slot ${name} has ${several.found.length} values for ${levelNames(several.levels)}`,
        'exactly one may fit',
      ),
    );
  }
  return problems;
}

function levelNames(levels: Levels): string {
  return Object.entries(levels)
    .map(([factor, level]) => `${factor}=${level}`)
    .join(', ');
}

function checkVariantValues(files: PackFiles): PackProblem[] {
  const { slots } = files.pack.value;
  const owned = Object.entries(slots).flatMap(([name, { owner }]) => (owner === 'variant' ? [name] : []));
  return files.variants.value.variants.flatMap(({ id, slots: given }, index) => {
    const at = ['variants', index, 'slots'];
    const foreign = Object.entries(given).flatMap(([name, text]) => {
      if (slots[name] === undefined)
        return [problemIn(files.variants, [...at, name], `slot ${name} is not declared in pack.yaml`, didYouMean(name, owned))];
      if (slots[name].owner !== 'variant')
        return [problemIn(files.variants, [...at, name], `slot ${name} is not owned by variant`, 'its values stand in factors.yaml')];
      return text.trim() === '' ? [problemIn(files.variants, [...at, name], `slot ${name} is empty`)] : [];
    });
    const missing = owned
      .filter((name) => given[name] === undefined)
      .map((name) => problemIn(files.variants, at, `variant ${id} gives slot ${name} no value`));
    return [...foreign, ...missing];
  });
}

type PlacedText = { readonly file: keyof PackFiles; readonly path: FilePath; readonly text: string };

function checkTexts(files: PackFiles): PackProblem[] {
  const known = allSlotNames(files);
  const names = new Set(known);
  return [...templates(files), ...slotValues(files)].flatMap(({ file, path, text }) => {
    const unknown = slotsIn(text).filter((name) => !names.has(name));
    const problems = unknown.map((name) => problemIn(files[file], path, `there is no slot {{${name}}}`, slotHint(name, known)));
    return hasStrayBraces(text)
      ? [...problems, problemIn(files[file], path, 'a slot is not closed, or closed twice', 'write {{name}}')]
      : problems;
  });
}

/** Declared slots that no text of a variant reaches under any levels: a value that nobody can ever meet. */
function checkUse(files: PackFiles): PackProblem[] {
  const { slots } = files.pack.value;
  const roots = new Set([...templates(files), ...derivedTexts(files)].flatMap(({ text }) => slotsIn(text)));
  const factorTexts = slotValues(files).filter(({ file }) => file === 'factors');
  const inner = new Map<string, string[]>();
  for (const { path, text } of factorTexts) inner.set(String(path.at(-1)), [...(inner.get(String(path.at(-1))) ?? []), ...slotsIn(text)]);
  const unusedIn = files.variants.value.variants.map((variant) => {
    const reached = new Set<string>();
    const queue = [...roots];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (reached.has(name)) continue;
      reached.add(name);
      queue.push(...(inner.get(name) ?? []), ...slotsIn(variant.slots[name] ?? ''));
    }
    return Object.keys(slots).filter((name) => !reached.has(name));
  });
  return files.variants.value.variants.flatMap(({ id }, index) => {
    return (unusedIn[index] ?? []).flatMap((name) => {
      if (unusedIn.every((names) => names.includes(name)))
        return index === 0 ? [problemIn(files.pack, ['slots', name], `slot ${name} is used nowhere`)] : [];
      const path = slots[name]?.owner === 'variant' ? ['variants', index, 'slots', name] : ['variants', index];
      return [problemIn(files.variants, path, `slot ${name} is used nowhere in variant ${id}`)];
    });
  });
}

/** The texts of a pack that are rendered into every world. */
function templates(files: PackFiles): PlacedText[] {
  const { firm, agent, clock, instructions, startSignal } = files.pack.value;
  const scripts = files.scripts.value.scripts.map(({ turns }) => ({ turns }));
  const parts: readonly (readonly [keyof PackFiles, FilePath, unknown])[] = [
    ...Object.entries({ firm, agent, clock, instructions, startSignal }).map(([name, part]): [keyof PackFiles, FilePath, unknown] => [
      'pack',
      [name],
      part,
    ]),
    ['people', [], files.people.value],
    ['mails', [], files.mails.value],
    ['files', [], files.files.value],
    ['work', [], files.work.value],
    ['replies', [], files.replies.value],
    ['facts', [], factTexts(files)],
    ['systems', [], files.systems.value],
    ['scripts', ['scripts'], scripts],
  ];
  return parts.flatMap(([file, path, part]) => textsIn(part, path).map((placed) => ({ file, ...placed })));
}

/** Facts without their conditions, which name levels and hold no text. */
function factTexts({ facts }: PackFiles): unknown {
  return { ...facts.value, objects: facts.value.objects.map(({ when: _when, ...object }) => object) };
}

/** What derived slots lead to; their texts are templates too, so they add no slot of their own. */
function derivedTexts(files: PackFiles): PlacedText[] {
  return textsIn(files.goals.value, []).map((placed) => ({ file: 'goals', ...placed }));
}

function slotValues(files: PackFiles): PlacedText[] {
  return [
    ...files.factors.value.values.flatMap(({ slots }, index) =>
      textsIn(slots, ['values', index, 'slots']).map((placed): PlacedText => ({ file: 'factors', ...placed })),
    ),
    ...files.variants.value.variants.flatMap(({ slots }, index) =>
      textsIn(slots, ['variants', index, 'slots']).map((placed): PlacedText => ({ file: 'variants', ...placed })),
    ),
  ];
}
