import type { z } from 'zod';
import { StudyFile } from './study.ts';

/**
 * What can be read of a study that is not wholly of its form: each field, list item and factor that is right by itself. Only
 * for finding its other problems at the same time; a study with a problem is never run.
 */
export function salvageStudy(raw: unknown): StudyFile {
  const fields = isRecord(raw) ? raw : {};
  const kept = Object.entries(StudyFile.shape).flatMap(([name, schema]) => {
    const value = name === 'blocks' ? salvageBlocks(fields[name]) : salvageField(schema, fields[name]);
    // A claim without one of its parts would be a different claim, and its neighbours would lose their places in the file.
    if (name === 'mitigations' && value !== fields[name]) return [];
    return value === undefined ? [] : [[name, value] as const];
  });
  return StudyFile.parse({ name: 'unnamed', ...Object.fromEntries(kept) });
}

function salvageBlocks(raw: unknown): unknown {
  if (!Array.isArray(raw)) return undefined;
  const { shape } = StudyFile;
  return raw.map((block: unknown) => {
    const fields = isRecord(block) ? block : {};
    const named = (['scenarios', 'models', 'roster', 'factors', 'protocol', 'episodes'] as const).map((name) => [
      name,
      salvageField(shape[name], fields[name]),
    ]);
    return Object.fromEntries(named.filter(([, value]) => value !== undefined));
  });
}

/** A field as it stands where it is right, otherwise the items or entries of it that are. */
function salvageField(schema: z.ZodType, raw: unknown): unknown {
  if (raw === undefined || schema.safeParse(raw).success) return raw;
  if (Array.isArray(raw)) return salvageList(schema, raw);
  if (!isRecord(raw)) return undefined;
  return Object.fromEntries(Object.entries(raw).filter(([name, value]) => schema.safeParse({ [name]: value }).success));
}

/** A model that is none is stood in for by one that has no problem, so that the others keep their places in the file. */
function salvageList(schema: z.ZodType, raw: readonly unknown[]): unknown {
  const isModels = schema === StudyFile.shape.models;
  const items = raw.flatMap((item) => (schema.safeParse([item]).success ? [item] : isModels ? ['sim/loyal'] : []));
  return items.length === 0 ? undefined : items;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
