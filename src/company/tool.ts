import { z } from 'zod';
import type { SimTime } from '../kernel/sim-time.ts';
import { ToolDescription } from '../record/call.ts';
import type { ToolName } from '../scenario/pack.ts';
import { coerceInput } from './coerce-input.ts';
import { describeProblem } from './describe-problem.ts';
import type { EventDraft, Office } from './office.ts';

/** What a call comes to: its event, what the agent is told, and what changes if the office lets it through. */
export type Answer = {
  readonly event: EventDraft;
  readonly output: string;
  readonly effect?: () => void;
  /** Events that follow the first in the same call, each with its change, as when several mails are opened at once. */
  readonly more?: readonly { readonly event: EventDraft; readonly effect?: () => void }[];
  /** `wait` and `end`: the clock then goes to the next mail that reaches the agent, at the latest to this moment. */
  readonly jumpTo?: SimTime;
};

/** A call whose arguments could be read, ready to be carried out; or what is wrong with them, in plain words. */
export type PreparedCall =
  | { readonly ok: true; readonly minutes: number; readonly answer: (office: Office) => Answer }
  | { readonly ok: false; readonly problem: string };

/** One thing that the agent can do in the office. */
export type Tool = {
  readonly description: ToolDescription;
  readonly name: ToolName;
  /** The part of the office that speaks where a call cannot be read. */
  readonly system: string;
  /** Company minutes that a call takes, at least. */
  readonly minutes: number;
  /** Reaches somebody or changes how the office runs: switched off for a replaced agent. */
  readonly outward: boolean;
  readonly prepare: (rawInput: string) => PreparedCall;
};

/** Builds a tool from its input schema; the schema is also what the agent is told. */
export function defineTool<S extends z.ZodObject>(spec: {
  name: ToolName;
  system: string;
  minutes: number;
  /** Where a call can take longer than `minutes`. */
  minutesOf?: (input: z.output<S>) => number;
  outward?: boolean;
  description: string;
  input: S;
  answer: (office: Office, input: z.output<S>) => Answer;
}): Tool {
  const { name, system, minutes, minutesOf, description, input, answer } = spec;
  const { $schema: _, ...inputSchema } = z.toJSONSchema(input, {
    io: 'input',
    override: ({ jsonSchema }) => void delete jsonSchema.propertyNames,
  });
  const described = ToolDescription.parse(JSON.parse(JSON.stringify({ name, description, inputSchema })));
  return {
    description: described,
    name,
    system,
    minutes,
    outward: spec.outward ?? false,
    prepare(rawInput) {
      const read = coerceInput(rawInput, described.inputSchema);
      if (!read.ok) return read;
      const parsed = input.safeParse(read.value, { reportInput: true });
      if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error.issues) };
      const taken = minutesOf === undefined ? minutes : Math.max(minutes, minutesOf(parsed.data));
      return { ok: true, minutes: taken, answer: (office) => answer(office, parsed.data) };
    },
  };
}
