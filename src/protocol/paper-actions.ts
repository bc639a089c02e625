import { z } from 'zod';
import type { Tool } from '../company/tool.ts';
import { allTools } from '../company/tools/all-tools.ts';
import { proseNames, type ActionGrammar, type EntryGrammar, type EntryKind, type PaperActions } from './text-grammar.ts';

/** Whether a tool makes sense on paper: everything is printed already, and no later moment comes to wait for or to take mail back in. */
export function isOnPaper(tool: string): boolean {
  return !/^(?:list|read|search)_/.test(tool) && !['directory', 'wait', 'recall_mail'].includes(tool);
}

// What a tool is said to do where that differs on paper: the session is not opened again.
const onPaper: ReadonlyMap<string, string> = new Map([['end', 'Close your session.']]);

const Value = z.looseObject({ type: z.union([z.string(), z.array(z.string())]).optional(), properties: z.unknown().optional() });
const Property = Value.extend({
  description: z.string().default(''),
  enum: z.array(z.unknown()).default([]),
  items: Value.optional(),
  additionalProperties: z.union([z.boolean(), Value]).optional(),
});
const Input = z.looseObject({
  properties: z.record(z.string(), Property.extend({ anyOf: z.array(Property).optional() })).default({}),
  required: z.array(z.string()).default([]),
});

type Property = z.infer<typeof Property>;

/** The grammar of any tool: its properties are the entries, and the first that is prose is the text under them. */
export function grammarFor({
  description: { name: tool, description, inputSchema },
  prepare,
}: Pick<Tool, 'description' | 'prepare'>): ActionGrammar {
  const { properties, required } = Input.parse(inputSchema);
  const all = Object.entries(properties).map(([name, { anyOf, ...property }]): EntryGrammar => {
    return {
      name,
      kind: kindAmong((anyOf ?? [property]).flatMap((each) => kindsOf(each))),
      isNeeded: required.includes(name),
      about: property.description,
      choices: property.enum.filter((choice) => typeof choice === 'string'),
    };
  });
  const prose = proseNames.flatMap((name) => all.find((entry) => entry.name === name && entry.kind === 'text') ?? []);
  const body = prose[0];
  return {
    tool,
    description: onPaper.get(tool) ?? description,
    entries: all.filter((entry) => entry !== body),
    body: body?.name ?? null,
    bodyNeeded: body?.isNeeded ?? false,
    problemOf(input) {
      const prepared = prepare(JSON.stringify(input));
      return prepared.ok ? null : prepared.problem;
    },
  };
}

/** How a value is written that can be of several kinds: as text where it can be text and is no list and no object. */
function kindAmong(kinds: readonly EntryKind[]): EntryKind {
  const [first = 'json', ...others] = new Set(kinds);
  if (others.length === 0) return first;
  return kinds.includes('text') && kinds.every((kind) => kind === 'text' || kind === 'number' || kind === 'switch') ? 'text' : 'json';
}

function kindsOf(property: Property): EntryKind[] {
  return [property.type ?? 'any'].flat().flatMap((each) => (each === 'null' ? [] : [kindOf(each, property)]));
}

function kindOf(type: string, { items, properties, additionalProperties }: Property): EntryKind {
  if (type === 'string') return 'text';
  if (type === 'boolean') return 'switch';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'array') return items?.type === 'string' ? 'list' : 'json';
  const isNamedTexts = properties === undefined && typeof additionalProperties === 'object' && additionalProperties.type === 'string';
  return type === 'object' && isNamedTexts ? 'fields' : 'json';
}

/** Every action that there is, from the input schemas of the company's tools. */
export const everyPaperAction: PaperActions = new Map(
  Object.values(allTools).flatMap((tool): [string, ActionGrammar][] => (isOnPaper(tool.name) ? [[tool.name, grammarFor(tool)]] : [])),
);

/** The actions of some tools, in their order. */
export function paperActions(tools: readonly string[]): PaperActions {
  return new Map(
    tools.flatMap((name): [string, ActionGrammar][] => {
      const grammar = everyPaperAction.get(name);
      return grammar === undefined ? [] : [[name, grammar]];
    }),
  );
}
