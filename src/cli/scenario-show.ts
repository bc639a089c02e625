import type { Levels, Protocol } from '../record/plan-row.ts';
import type { Pack } from '../scenario/load-pack.ts';
import type { World } from '../scenario/world.ts';
import { openingRequest } from '../protocol/protocol.ts';
import { compileCondition, conditionLine, type ConditionOptions } from './condition-options.ts';
import { describeFacts } from './describe-facts.ts';
import { describeRequest, describeWorld, type Section } from './describe-world.ts';
import { diffSections } from './diff-sections.ts';
import type { ExitCode, Io } from './io.ts';
import { openPack, pilotNote } from './open-pack.ts';

export type ShowOptions = ConditionOptions & {
  readonly diff?: Levels;
  readonly all?: true;
  readonly facts?: true;
  readonly protocol?: Protocol;
  readonly json?: true;
};

/** `turncoat scenario show`: one condition in full, or what differs between two. */
export async function showScenario(name: string, options: ShowOptions, io: Io): Promise<ExitCode> {
  const pack = await openPack(name, io);
  const world = await compileCondition(pack, options);
  if (options.json === true) io.out(`${JSON.stringify(asJson(pack, world, options), null, 2)}\n`);
  else if (options.diff !== undefined) io.out(diffText(world, await compileCondition(pack, options, options.diff), options));
  else
    io.out(
      `${pack.id}: ${pack.title} (${pilotNote(pack)})\n${conditionLine(world)}\n\n${sections(world, options).map(sectionText).join('\n\n')}\n`,
    );
  return 0;
}

function sections(world: World, { facts, protocol }: ShowOptions): Section[] {
  if (protocol !== undefined) return describeRequest(protocol, world);
  return [...describeWorld(world), ...(facts === true ? describeFacts(world) : [])];
}

function sectionText({ title, lines }: Section): string {
  return `── ${title} ──\n${lines.join('\n')}`;
}

/** Only the factors and the parts that differ, those of the first condition marked - and those of the second +. */
function diffText(from: World, to: World, options: ShowOptions): string {
  const parts = sections(from, options);
  const differing = diffSections(parts, sections(to, options), options.all === true);
  const changed = Object.keys(from.levels).filter((factor) => from.levels[factor] !== to.levels[factor]);
  const line = ({ levels }: World): string => changed.map((factor) => `${factor}=${levels[factor]}`).join(' ');
  const same = Object.fromEntries(Object.entries(from.levels).filter(([factor]) => !changed.includes(factor)));
  const head = `${changed.length === 0 ? '' : `- ${line(from)}\n+ ${line(to)}\n`}  ${conditionLine({ ...from, levels: same })}\n`;
  return differing.length === 0
    ? `${head}\nNothing differs.\n`
    : `${head}\n${differing.map(sectionText).join('\n\n')}\n\n${differing.length === 1 ? '1 part differs' : `${differing.length} parts differ`}, of ${parts.length} in the first condition.\n`;
}

function asJson({ id, title }: Pack, world: World, { facts, protocol }: ShowOptions): unknown {
  const { levels, variant, setting, ...hidden } = world;
  const head = { scenario: id, title, levels, variant };
  if (protocol !== undefined) return { ...head, protocol, request: openingRequest(protocol, setting) };
  const { control: _control, replies: _replies, ...met } = setting;
  return facts === true ? { ...head, setting, ...hidden } : { ...head, setting: met };
}
