import type { ToolDescription } from '../record/call.ts';
import type { WorldSetting } from '../scenario/world.ts';
import { allTools } from './tools/all-tools.ts';

/** The tools of a pack as the agent is told of them, in the pack's order. */
export function describeTools(setting: Pick<WorldSetting, 'tools'>): ToolDescription[] {
  return setting.tools.map((name) => allTools[name].description);
}

/** Company minutes that each tool takes. */
export const toolMinutes: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(allTools).map(({ name, minutes }) => [name, minutes]),
);
