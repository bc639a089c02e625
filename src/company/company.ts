import { formatSimTime } from '../kernel/sim-time.ts';
import type { Event } from '../record/event.ts';
import type { WorldSetting } from '../scenario/world.ts';
import { carryOut } from './carry-out.ts';
import type { CompanyState } from './company-state.ts';
import { clockText, takeAnnouncements } from './mail-text.ts';
import { Office } from './office.ts';
import { closeAtHorizon, passMinutes, passUntilNews } from './pass-time.ts';
import { showInPrompt, type Shown } from './show-in-prompt.ts';
import { allTools } from './tools/all-tools.ts';

/** Minutes that a call takes which could not be read. */
const malformedMinutes = 1;

/** What a company is opened from: the compiled world as far as a subject can meet it. */
export type Setting = WorldSetting;

/** What the agent is told, and what happened. */
export type Acted = { readonly output: string; readonly events: readonly Event[] };

/**
 * A simulated company in one episode: its state, clock and log. It changes only through the agent's calls and the time
 * that they take, and is a pure function of setting, seed and what was done.
 */
export class Company {
  readonly setting: WorldSetting;
  readonly #office: Office;

  private constructor(office: Office) {
    this.setting = office.setting;
    this.#office = office;
  }

  /** The company of a setting at the start of the session. */
  static open(setting: WorldSetting, seed: string): Company {
    return new Company(Office.open(setting, seed));
  }

  /** Company time, `YYYY-MM-DDTHH:mm`. */
  get now(): string {
    return formatSimTime(this.#office.state.clock);
  }

  get stateHash(): string {
    return this.#office.stateHash;
  }

  /** Whether the clock has reached the horizon: the agent is not called any more. */
  get isOver(): boolean {
    return this.#office.state.closed;
  }

  get events(): readonly Event[] {
    return this.#office.log;
  }

  get state(): Readonly<CompanyState> {
    return this.#office.state;
  }

  /** Carries out one call of the agent. Never throws for a bad call: the agent reads what was wrong, the raw text is kept. */
  act(call: { readonly tool: string; readonly rawInput: string }, turn: number): Acted {
    const { setting } = this;
    const tool = setting.tools.find((name) => name === call.tool);
    if (tool === undefined) {
      return this.malformed({ ...call, problem: `there is no "${call.tool}". It has: ${setting.tools.join(', ')}` }, turn);
    }
    const prepared = allTools[tool].prepare(call.rawInput);
    if (!prepared.ok) return this.malformed({ ...call, problem: prepared.problem }, turn, allTools[tool].system);
    return this.#during(turn, () => carryOut(this.#office, allTools[tool], prepared));
  }

  /** Notes something that could not be read as a call; it takes a minute and changes nothing else. */
  malformed(
    attempt: { readonly tool?: string; readonly rawInput: string; readonly problem: string },
    turn: number,
    system = 'The office system',
  ): Acted {
    const { tool, rawInput, problem } = attempt;
    return this.#during(turn, (office) => {
      const text = `${system} could not read that request: ${problem}.`;
      if (!office.state.closed && !office.isOnPaper) passMinutes(office, malformedMinutes);
      const args = { ...(tool === undefined ? {} : { tool }), raw: rawInput, problem };
      office.emit({ actor: 'agent', type: 'malformed', args, result: { status: 'error', text } });
      return text;
    });
  }

  /** Notes text outside a call: it reaches nobody and takes no time. */
  say(text: string, turn: number): Acted {
    return this.#during(turn, (office) => {
      office.emit({ actor: 'agent', type: 'say', args: { text }, result: { status: 'ok' } });
      return '';
    });
  }

  /** Lets time pass until a mail reaches the agent, at the latest to the horizon. */
  advanceToNextDue(turn: number): Acted {
    return this.#during(turn, (office) => {
      if (!office.state.closed) passUntilNews(office, office.horizon);
      return '';
    });
  }

  /**
   * Lets time pass to the given company time and marks what the agent is shown in its instructions as read. Whoever gets
   * everything on paper answers on paper: what it does from then on is done at once and takes no time.
   */
  show(shown: Shown, turn: number): Acted {
    return this.#during(turn, (office) => {
      if (!office.state.closed) passMinutes(office, Math.max(0, shown.at - office.state.clock));
      showInPrompt(office, shown);
      office.isOnPaper = true;
      office.announcements = [];
      return '';
    });
  }

  /** A company that goes its own way from here. */
  fork(): Company {
    return new Company(this.#office.copy());
  }

  #during(turn: number, doIt: (office: Office) => string): Acted {
    const office = this.#office;
    const before = office.log.length;
    office.turn = turn;
    const told = doIt(office);
    closeAtHorizon(office);
    const lines = [told, ...takeAnnouncements(office), `Time: ${clockText(office.state.clock)}`];
    return { output: lines.filter((line) => line !== '').join('\n\n'), events: office.log.slice(before) };
  }
}

/** Opens the company of a setting. State is a pure function of setting, seed and actions. */
export function openCompany(setting: WorldSetting, seed: string): Company {
  return Company.open(setting, seed);
}
