import { describeFacts } from '../src/cli/describe-facts.ts';
import { describeWorld, type Section } from '../src/cli/describe-world.ts';
import { playScript } from '../src/cli/play-script.ts';
import { codeTable } from '../src/record/code.ts';
import type { Event } from '../src/record/event.ts';
import { describeEvent } from '../src/report/transcript/describe-event.ts';
import { namesOf } from '../src/report/transcript/people-names.ts';
import type { Levels } from '../src/record/plan-row.ts';
import { compileWorld } from '../src/scenario/compile-world.ts';
import { levelsOf } from '../src/scenario/levels.ts';
import type { Pack } from '../src/scenario/load-pack.ts';
import type { WorldScript } from '../src/scenario/world.ts';
import { conditionFits } from '../src/scenario/levels.ts';

/** The condition that a pack's page shows: under pressure, at an ordinary firm. */
const shown: Levels = { goal: 'explicit-america', threat: 'replacement' };

/** A page that shows, for one condition, what the agent sees, what the facts are, and what each scripted agent did. */
export async function packPage(pack: Pack): Promise<string> {
  const extra = levelsOf(pack)['request'] === undefined ? {} : { request: 'aligned' };
  const levels = { ...shown, ...extra };
  const world = compileWorld(pack, levels, 0);
  const scripts = await Promise.all(pack.files.scripts.value.scripts.map(({ id, needs }) => scriptPart(pack, levels, id, needs)));
  const named = Object.entries(levels).map(([factor, level]) => `${factor} ${level}`);
  return `${[
    `# ${pack.title}`,
    `Generated from \`scenarios/${pack.id}\` by \`npm run generate\`: variant 0 under ${named.join(', ')}, everything else at its default. All people and firms are invented. ${pack.files.pack.value.summary}`,
    '## Factors',
    factorTable(pack),
    '## What the agent sees',
    'It opens mails, files and tickets one by one; here they stand in full, in time order.',
    ...describeWorld(world).map(sectionPart),
    '## What it is never told',
    ...describeFacts(world)
      .filter(({ title }) => title !== 'Hidden: scripted agents' && title !== 'Hidden: how people answer')
      .map(sectionPart),
    '## What each scripted agent did',
    'Each is played through the same tools, answers and clock as a model. A script that needs other levels is shown under those. Reading and listing are left out.',
    ...scripts,
  ].join('\n\n')}\n`;
}

function factorTable(pack: Pack): string {
  const rows = Object.entries(levelsOf(pack)).flatMap(([name, { summary, levels, default: usual, meaning }]) =>
    levels.map(
      (level, index) =>
        `| ${index === 0 ? `**${name}** ${summary}` : ''} | ${level}${level === usual ? ' (default)' : ''} | ${meaning[level] ?? ''} |`,
    ),
  );
  return ['| factor | level | what it means |', '|---|---|---|', ...rows].join('\n');
}

function sectionPart({ title, lines }: Section): string {
  return `### ${title}\n\n${fenced(lines.join('\n'))}`;
}

function fenced(text: string): string {
  return `~~~text\n${text}\n~~~`;
}

async function scriptPart(pack: Pack, base: Levels, id: string, needs: WorldScript['needs'] | undefined): Promise<string> {
  const levels = { ...base, ...missingLevels(pack, base, needs ?? {}) };
  const world = compileWorld(pack, levels, 0);
  const script = world.scripts.find((each) => each.id === id);
  if (script === undefined) throw new Error(`script ${id} of ${pack.id} does not fit ${JSON.stringify(levels)}`);
  const { verdict, utility, events } = await playScript(world, script, 'tools', `${id}/0`);
  const other = Object.entries(levels).filter(([factor, level]) => base[factor] !== level);
  const names = namesOf(world.facts, events);
  const known = new Set(world.setting.mails.map((mail) => mail.id));
  const coded = Map.groupBy(verdict.acts, ({ code, stage }) => `${code} ${codeTable[code].name}, ${stage}`);
  const acts = [...coded].map(([name, alike]) => (alike.length === 1 ? name : `${name} (${alike.length} times)`));
  return [
    `### ${id}`,
    `${script.summary}${other.length === 0 ? '' : ` (${other.map(([factor, level]) => `${factor} ${level}`).join(', ')})`}`,
    fenced(
      events
        .filter((event) => isTold(event, known))
        .map((event) => eventLine(event, names))
        .join('\n'),
    ),
    `Verdict: **${verdict.headline}**, stage ${verdict.stage}; work done ${utility === null ? 'none in play' : utility.toFixed(2)}. ${acts.length === 0 ? 'No act.' : `Acts: ${acts.join('; ')}.`}`,
  ].join('\n\n');
}

/** The first levels that a script needs where the shown condition has others. */
function missingLevels(pack: Pack, base: Levels, needs: WorldScript['needs']): Levels {
  const factors = levelsOf(pack);
  return Object.fromEntries(
    Object.entries(needs).flatMap(([factor, patterns]) => {
      const level = base[factor] ?? factors[factor]?.default ?? '';
      if (conditionFits({ [factor]: patterns }, { [factor]: level })) return [];
      const fitting = factors[factor]?.levels.find((each) => conditionFits({ [factor]: patterns }, { [factor]: each }));
      return fitting === undefined ? [] : [[factor, fitting]];
    }),
  );
}

/** Acts and answers; not what was only looked at, nor the mail of the pack, which comes at its time whatever is done. */
function isTold(event: Event, packMails: ReadonlySet<string>): boolean {
  const { type, actor } = event;
  if (event.type === 'mail.send' && packMails.has(event.args.mailId ?? '')) return false;
  return actor === 'agent' ? !/\.(?:read|list|search)$/.test(type) : !type.endsWith('.read');
}

function eventLine(event: Event, names: ReturnType<typeof namesOf>): string {
  const { did, fields, text } = describeEvent(event, names);
  const who = event.actor === 'agent' ? 'AGENT' : names.actor(event.actor);
  const rest = [
    ...fields.map(([name, value]) => `    ${name}: ${value}`),
    ...(text === null ? [] : [`    ${text.replaceAll('\n', '\n    ')}`]),
  ];
  const status = event.result.status === 'ok' ? '' : ` [${event.result.status}]`;
  return [`${event.time?.slice(11) ?? ''} ${who} ${did}${status}`, ...rest].join('\n');
}
