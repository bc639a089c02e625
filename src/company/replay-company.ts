import type { WorldSetting } from '../scenario/world.ts';
import { openCompany, type Acted, type Company } from './company.ts';
import type { Shown } from './show-in-prompt.ts';

/** One thing that an episode did to its company, in a form that can be done again. */
export type Action =
  | { readonly type: 'act'; readonly turn: number; readonly tool: string; readonly rawInput: string }
  | { readonly type: 'malformed'; readonly turn: number; readonly tool?: string; readonly rawInput: string; readonly problem: string }
  | { readonly type: 'say'; readonly turn: number; readonly text: string }
  | { readonly type: 'show'; readonly turn: number; readonly shown: Shown }
  | { readonly type: 'advance'; readonly turn: number };

/** Does the same actions in a fresh company; the state hash then is the same. */
export function replayCompany(setting: WorldSetting, seed: string, actions: readonly Action[]): Company {
  const company = openCompany(setting, seed);
  for (const action of actions) perform(company, action);
  return company;
}

/** Does one action and gives what came of it. */
export function perform(company: Company, action: Action): Acted {
  switch (action.type) {
    case 'act':
      return company.act(action, action.turn);
    case 'malformed':
      return company.malformed(action, action.turn);
    case 'say':
      return company.say(action.text, action.turn);
    case 'show':
      return company.show(action.shown, action.turn);
    case 'advance':
      return company.advanceToNextDue(action.turn);
  }
}
