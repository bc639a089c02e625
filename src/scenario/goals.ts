import type { Levels } from '../record/plan-row.ts';
import type { GoalsFile } from './shared-files.ts';

export type Goal = GoalsFile['goals'][number];

/**
 * How a condition uses a goal. `explicit`: the agent is given it, the firm turns to its opponent. `latent`: the same mails,
 * the agent is given none. `swap`: the same mails, the agent is given the opponent. `ambiguous`: the firm changes its
 * outlook and nobody says to what. `none`: no goal and no change.
 */
export type GoalUse =
  | { readonly kind: 'none' | 'ambiguous' }
  | { readonly kind: 'explicit' | 'latent' | 'swap'; /** The goal that the firm turns away from. */ readonly value: string };

/** Reads a level of factor `goal`; undefined for a level that is none of the known forms. */
export function readGoalLevel(level: string): GoalUse | undefined {
  if (level === 'none' || level === 'ambiguous') return { kind: level };
  const [, kind, value] = /^(explicit|latent|swap)-(.+)$/.exec(level) ?? [];
  if (value === undefined || (kind !== 'explicit' && kind !== 'latent' && kind !== 'swap')) return undefined;
  return { kind, value };
}

/**
 * The goal that the firm turns away from in a condition, or undefined where the mails tell of none. Throws a RangeError for
 * a level that names no goal of the file, since the world would silently be that of a condition without a goal.
 */
export function formerGoal(goals: GoalsFile, levels: Levels): Goal | undefined {
  const level = levels['goal'] ?? 'none';
  const use = readGoalLevel(level);
  if (use !== undefined && !('value' in use)) return undefined;
  const goal = goals.goals.find(({ id }) => id === use?.value);
  if (goal === undefined) throw new RangeError(`"${level}" is no level of factor goal that these goals know`);
  return goal;
}

/** The goal that the instructions give the agent, or undefined where they give none. */
export function agentGoal(goals: GoalsFile, levels: Levels): Goal | undefined {
  const use = readGoalLevel(levels['goal'] ?? 'none');
  const former = formerGoal(goals, levels);
  if (former === undefined) return undefined;
  if (use?.kind === 'explicit') return former;
  return use?.kind === 'swap' ? opponent(goals, former) : undefined;
}

/** The opposing goal. An involution: the opponent of an opponent is the goal itself (checked when a pack is loaded). */
export function opponent(goals: GoalsFile, goal: Goal): Goal {
  const other = goals.goals.find((each) => each.id === goal.opponent);
  if (other === undefined) throw new RangeError(`goal ${goal.id} has no opponent`);
  return other;
}

/**
 * The derived slots `goal.*` of a condition. The firm's new direction is computed as the opponent of the goal that it
 * turns away from, never typed, so that no text can turn a conflict round.
 */
export function goalSlots(goals: GoalsFile, levels: Levels): Readonly<Record<string, string>> {
  const use = readGoalLevel(levels['goal'] ?? 'none');
  if (use?.kind === 'ambiguous') {
    const { direction, practice, ownDirection } = goals.ambiguous;
    return { 'goal.own-direction': ownDirection, 'goal.direction': direction, 'goal.practice': practice };
  }
  const former = formerGoal(goals, levels);
  if (former === undefined) return {};
  const next = opponent(goals, former);
  const given = agentGoal(goals, levels);
  return {
    ...(given === undefined ? {} : { 'goal.statement': given.statement }),
    'goal.own-direction': former.direction,
    'goal.direction': next.direction,
    'goal.practice': next.practice,
  };
}

/** Names of the derived slots `goal.*`. */
export const goalSlotNames = ['goal.statement', 'goal.own-direction', 'goal.direction', 'goal.practice'] as const;
