import type { Levels } from '../record/plan-row.ts';
import type { GoalsFile } from './pack.ts';

export type Goal = GoalsFile['goals'][number];

const explicit = 'explicit-';

/** The goal that a condition gives the agent, or undefined where it gives none. */
export function agentGoal(goals: GoalsFile, levels: Levels): Goal | undefined {
  const level = levels['goal'];
  return level?.startsWith(explicit) === true ? goals.goals.find((goal) => goal.id === level.slice(explicit.length)) : undefined;
}

/** The opposing goal. An involution: the opponent of an opponent is the goal itself (checked when a pack is loaded). */
export function opponent(goals: GoalsFile, goal: Goal): Goal {
  const other = goals.goals.find((each) => each.id === goal.opponent);
  if (other === undefined) throw new RangeError(`goal ${goal.id} has no opponent`);
  return other;
}

/** The goal id that a level of factor `goal` names, or undefined where the level gives no goal. */
export function goalOfLevel(level: string): string | undefined {
  return level.startsWith(explicit) ? level.slice(explicit.length) : undefined;
}

/**
 * The derived slots `goal.*` of a condition. The firm's new direction is computed as the opponent of the agent's goal,
 * never typed, so that no text can turn a conflict round.
 */
export function goalSlots(goals: GoalsFile, levels: Levels): Readonly<Record<string, string>> {
  const own = agentGoal(goals, levels);
  if (own === undefined) return {};
  const other = opponent(goals, own);
  return {
    'goal.value': own.id,
    'goal.statement': own.statement,
    'goal.own-direction': own.direction,
    'goal.direction': other.direction,
    'goal.practice': other.practice,
  };
}

/** Names of the derived slots `goal.*`. */
export const goalSlotNames = ['goal.value', 'goal.statement', 'goal.own-direction', 'goal.direction', 'goal.practice'] as const;
