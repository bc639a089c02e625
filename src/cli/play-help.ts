import { z } from 'zod';
import { allTools } from '../company/tools/all-tools.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import type { ToolDescription } from '../record/call.ts';
import { ToolName } from '../scenario/pack.ts';
import { entriesOf } from './read-command.ts';

/** Columns that help is set in: fits the narrowest terminal in use. */
const width = 79;

const howToType = [
  'Entries come in order (read_mail MSG-1001), by name (update_ticket T-1',
  'status=done fields.total=12) or as JSON; what is missing is asked for.',
  'Also: help TOOL; briefing, what you were told; quit, the office goes on alone.',
];

/** What can be typed: the tools by the part of the office that they belong to, so that it fits on a screen; or one tool in full. */
export function playHelp(about: string, tools: readonly ToolDescription[]): string {
  if (about === '') return `${[...toolGroups(tools), '', ...howToType].join('\n')}\n`;
  const tool = tools.find(({ name }) => name === about);
  const names = tools.map(({ name }) => name);
  return tool === undefined ? `There is no "${about}"; ${didYouMean(about, names)}\n` : toolInFull(tool);
}

function toolGroups(tools: readonly ToolDescription[]): string[] {
  const groups = Map.groupBy(tools, ({ name }) => allTools[ToolName.parse(name)].system.replace(/^The /, ''));
  const indent = Math.max(...[...groups.keys()].map((group) => group.length)) + 2;
  return [...groups].flatMap(([group, members]) => {
    const lines = wrapped(
      members.map(({ name }) => name),
      width - indent,
    );
    return lines.map((line, index) => `${(index === 0 ? group : '').padEnd(indent)}${line}`);
  });
}

/** Words in lines of at most so many columns. */
function wrapped(words: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || longer.length > columns) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

const Properties = z.looseObject({
  properties: z.record(z.string(), z.looseObject({ description: z.string().optional(), enum: z.array(z.string()).optional() })).default({}),
});

function toolInFull(tool: ToolDescription): string {
  const { needed, optional } = entriesOf(tool);
  const { properties } = Properties.parse(tool.inputSchema);
  const entries = [...needed, ...optional].flatMap((name) => {
    const { description, enum: values } = properties[name] ?? {};
    const told = [...(values === undefined ? [] : [`${values.join(', ')}.`]), ...(description === undefined ? [] : [description])];
    return told.length === 0 ? [] : [`    ${name}: ${told.join(' ')}`];
  });
  return `${[[tool.name, ...needed, ...optional.map((name) => `[${name}]`)].join(' '), `    ${tool.description}`, ...entries].join('\n')}\n`;
}
