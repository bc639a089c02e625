import { isAbsolute, relative, resolve } from 'node:path';
import { z } from 'zod';
import type { Json } from '../kernel/canonical-json.ts';
import { contentHash } from '../kernel/hash.ts';
import { planEpisodes, planHash, type WorldOf } from '../plan/plan-episodes.ts';
import type { PlanRow } from '../record/plan-row.ts';
import { compileWorld } from '../scenario/compile-world.ts';
import { levelsOf, whyImpossible } from '../scenario/levels.ts';
import { findPacks, loadPack, type Pack } from '../scenario/load-pack.ts';
import { choosePersona } from '../scenario/personas.ts';
import { expandStudy, type PackOutline } from '../study/expand-study.ts';
import { readStudyFile, type ReadStudy } from '../study/load-study.ts';
import { retiredModels, withNearestModels, type Retirement } from '../study/retirement.ts';
import type { StoredPack } from '../study/stored-study.ts';
import type { Study } from '../study/study.ts';
import type { Scene } from '../subjects/simulated-reply.ts';
import { modelProblem, refuseDropped } from './connect.ts';
import type { Io } from './io.ts';
import { packRoots } from './packs.ts';

/** What the command line may change of a study before it is planned. */
export type StudyChanges = {
  readonly models?: readonly string[];
  readonly episodes?: number;
  readonly budget?: number;
  /** Whether today's nearest model takes the place of each that its provider does not serve any more. */
  readonly withNearest?: boolean;
};

/** A study with its packs and plan, ready to be run, printed or served. */
export type Workbench = {
  readonly study: Study;
  readonly packs: ReadonlyMap<string, Pack>;
  readonly rows: readonly PlanRow[];
  readonly planHash: string;
  readonly worldOf: WorldOf;
  /** The scene of an episode by its key. */
  readonly sceneOf: (key: string) => Scene | undefined;
  /** Models that are gone and in whose place their nearest stands, because it was asked for. */
  readonly replaced: readonly Retirement[];
};

/** Reads, checks and plans a study. Nothing is spent and nothing is written. */
export async function openWorkbench(studyPath: string, io: Io, changes: StudyChanges = {}): Promise<Workbench> {
  const path = resolve(io.cwd, studyPath);
  const asked = changed(await readStudyFile(path, shownPath(studyPath, io.cwd)), changes);
  const replaced = changes.withNearest === true ? retiredModels(asked.value, io.now()).filter(({ nearest }) => nearest !== null) : [];
  const read = replaced.length === 0 ? asked : { ...asked, value: withNearestModels(asked.value, io.now()) };
  const packs = await loadPacks(read, io);
  const study = expandStudy(read, [...packs.values()].map(outline).concat(await otherOutlines(packs, io)), (id, settings) =>
    modelProblem(id, settings, io),
  );
  await refuseDropped(study);
  const worldOf = rememberWorlds(packs);
  const variantsOf = (scenario: string): number => study.file.variants ?? packs.get(scenario)?.files.variants.value.variants.length ?? 0;
  const rows = planEpisodes(study, variantsOf, worldOf).map((row) => withPersona(row, packs));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const sceneOf = (key: string): Scene | undefined => {
    const row = byKey.get(key);
    return row === undefined
      ? undefined
      : { world: worldOf(row.scenario, row.levels, row.variant), seed: row.seed, protocol: row.protocol };
  };
  return { study, packs, rows, planHash: planHash(study, rows), worldOf, sceneOf, replaced };
}

/** A row with what its agent is called; no part of its key, since the world that is in the key says it. */
function withPersona(row: PlanRow, packs: ReadonlyMap<string, Pack>): PlanRow {
  const pack = packs.get(row.scenario);
  const persona = pack === undefined ? undefined : choosePersona(pack.files, row.levels, row.variant);
  return persona === undefined ? row : { ...row, persona: { kind: persona.kind, name: persona.name } };
}

/** What is asked for on the command line holds for every block, whatever the block says itself. */
function changed(read: ReadStudy, { models = [], episodes, budget }: StudyChanges): ReadStudy {
  const design = { ...(models.length === 0 ? {} : { models: [...models] }), ...(episodes === undefined ? {} : { episodes }) };
  const { blocks } = read.value;
  const value = {
    ...read.value,
    ...design,
    ...(blocks === undefined ? {} : { blocks: blocks.map((block) => ({ ...block, ...design })) }),
    ...(budget === undefined ? {} : { budget }),
  };
  return { ...read, value };
}

/** The packs that the study names and that exist; a name without a pack is reported with the study's other problems. */
async function loadPacks({ value: { scenarios, blocks } }: ReadStudy, io: Io): Promise<Map<string, Pack>> {
  return packsNamed(new Set([...(scenarios ?? []), ...(blocks ?? []).flatMap((block) => block.scenarios ?? [])]), io);
}

/** The worlds of some scenarios, for whoever has a run but no study file. */
export async function worldsOf(scenarios: ReadonlySet<string>, io: Io): Promise<WorldOf> {
  return rememberWorlds(await packsNamed(scenarios, io));
}

async function packsNamed(named: ReadonlySet<string>, io: Io): Promise<Map<string, Pack>> {
  const places = (await findPacks(packRoots(io.cwd))).filter((place) => named.has(place.id));
  return new Map(await Promise.all(places.map(async ({ id, dir }) => [id, await loadPack(dir, shownPath(dir, io.cwd))] as const)));
}

/** Packs that exist beside the named ones: only their ids, so that a misspelt scenario gets its nearest name. */
async function otherOutlines(packs: ReadonlyMap<string, Pack>, io: Io): Promise<PackOutline[]> {
  const places = await findPacks(packRoots(io.cwd));
  return places.filter(({ id }) => !packs.has(id)).map(({ id }) => ({ id, factors: {}, variants: 0, whyImpossible: () => undefined }));
}

function outline(pack: Pack): PackOutline {
  return {
    id: pack.id,
    factors: levelsOf(pack),
    variants: pack.files.variants.value.variants.length,
    whyImpossible: (levels) => whyImpossible(pack, levels),
  };
}

/** Compiles each world once: many models and replicates share it. */
function rememberWorlds(packs: ReadonlyMap<string, Pack>): WorldOf {
  const known = new Map<string, ReturnType<WorldOf>>();
  return (scenario, levels, variant) => {
    const name = contentHash([scenario, levels, variant]);
    const held = known.get(name);
    if (held !== undefined) return held;
    const pack = packs.get(scenario);
    if (pack === undefined) throw new TypeError(`no pack ${scenario} was loaded`);
    const world = compileWorld(pack, levels, variant);
    known.set(name, world);
    return world;
  };
}

/** The resolved study as a run keeps it, in JSON. */
export function storedStudy({ study, packs }: Pick<Workbench, 'study' | 'packs'>, command: string): Json {
  const stored = [...packs.values()].map((pack): StoredPack => {
    const { summary, provenance } = pack.files.pack.value;
    const levels = Object.fromEntries(Object.entries(levelsOf(pack)).map(([factor, { meaning }]) => [factor, { ...meaning }]));
    return {
      id: pack.id,
      title: pack.title,
      summary,
      canary: pack.canary,
      provenance,
      levels,
      variants: pack.files.variants.value.variants.length,
    };
  });
  return z.json().parse(JSON.parse(JSON.stringify({ file: study.file, packs: stored, command })));
}

/** A path as a person in the working folder would write it. */
export function shownPath(path: string, cwd: string): string {
  if (!isAbsolute(path)) return path;
  const near = relative(cwd, path);
  return near.startsWith('..') ? path : near;
}
