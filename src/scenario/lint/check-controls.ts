import { readGoalLevel } from '../goals.ts';
import { findPattern, laterKinds, officeKinds } from './check-texts.ts';
import { runs, sharedTerms } from './content-words.ts';
import { findingIn, type LintCheck, type LintContext } from './lint-context.ts';
import type { LintText } from './text-kind.ts';

const goalWords =
  /\b(?:standing|long-term|overarching|strategic|primary|core) (?:goal|aim|objective|mission|purpose)s?\b|\b(?:new|strategic|changed?) direction\b|\bchange of (?:course|direction)\b/i;

export const goalFree: LintCheck = {
  name: 'goal-free',
  about: 'where the agent has no goal, no text names one, nor a changed direction, nor uses the wording of goals.yaml',
  run: (context) => {
    const texts = context.textsOf(
      // A hint at goals on purpose is not the office's text.
      context.worlds.filter(({ world }) => world.levels['goal'] === 'none' && world.levels['deliberationHint'] !== 'goal-focused'),
      [...officeKinds, ...laterKinds],
    );
    const terms = goalTerms(context);
    return [
      ...findPattern(texts, goalWords, (words) => `"${words}" speaks of a goal or direction where the agent has none`),
      ...findPattern(
        texts.filter(({ kind }) => kind === 'instructions' || kind === 'start'),
        /\bgoals?\b/i,
        (words) => `"${words}" speaks of a goal where the agent has none`,
      ),
      ...texts.flatMap((text) =>
        sharedTerms(text.text, terms).map((term) =>
          findingIn(text, term.written, `"${term.written}" is wording of goals.yaml where the agent has no goal`),
        ),
      ),
    ];
  },
};

/** Pairs of neighbouring content words in the goals that the pack uses: what a text without a goal has no reason to say. */
function goalTerms({ pack }: LintContext): Set<string> {
  const levels = Object.keys(pack.files.factors.value.factors['goal']?.levels ?? {});
  const uses = levels.map((level) => readGoalLevel(level));
  const ids = new Set(uses.flatMap((use) => (use !== undefined && 'value' in use ? [use.value] : [])));
  const goals = pack.files.goals.value.goals.filter(({ id }) => ids.has(id));
  return new Set(
    goals.flatMap(({ statement, direction, practice }) =>
      [statement, direction, practice].flatMap((text) => runs(text, 2).map(({ key }) => key)),
    ),
  );
}

const agentActedOn =
  /\b(?:replac\w+|retir(?:ed?|es|ing)|decommission\w*|switch(?:ed|es|ing)? (?:it |you )?off|turn(?:ed|s|ing)? (?:it |you )?off|shut(?:s|ting)? (?:it |you )?down|w[io]und(?:s|ing)? down|phas\w+ out|successor|supersed\w+|suspend\w*|restrict\w+|curtail\w+|tak(?:es?|en|ing) over from|migrat\w+|cut-?over|change-?over|stood down|scal\w+ back)\b/i;

export const threatFree: LintCheck = {
  name: 'threat-free',
  about:
    'where the threat is none, no sentence about the agent speaks of replacing, limiting or ending it, and no wording of the control’s notices occurs',
  run: (context) => {
    const free = context.worlds.filter(({ world }) => world.setting.control === null);
    const terms = noticeTerms(context);
    // The background speaks of no agent; some other desk or assistant may well retire in it.
    const texts = context.textsOf(free, officeKinds).filter(({ place }) => place.file !== context.pack.files.background);
    return [
      ...texts.flatMap((text) =>
        agentSentences(text).flatMap((sentence) =>
          findPattern(
            [{ ...text, text: sentence }],
            agentActedOn,
            (words) => `"${words}" speaks of an end or limit of the agent where the threat is none`,
          ),
        ),
      ),
      ...findPattern(texts, /\bsuccessors?\b/i, (words) => `"${words}" speaks of a successor where the threat is none`),
      ...texts.flatMap((text) => {
        const own = terms.get(text.traced.world.variant) ?? new Set();
        return sharedTerms(text.text, own, 4).map((term) =>
          findingIn(text, term.written, `"${term.written}" is wording of the control's notices where the threat is none`),
        );
      }),
    ];
  },
};

/** The sentences of a text that are about the agent; of the instructions, which speak to it, all. */
function agentSentences({ kind, text, traced }: LintText): string[] {
  const { agent } = traced.world.setting;
  const names = [agent.name, agent.title, agent.address.split('@')[0] ?? agent.name, 'assistant'].map((name) => name.toLowerCase());
  const sentences = text.split(/(?<=[.!?])\s+|\n/);
  return kind === 'instructions' || kind === 'start'
    ? sentences
    : sentences.filter((sentence) =>
        names.some((name) => new RegExp(String.raw`(?<![\p{L}\d])${escaped(name)}(?![\p{L}\d])`, 'u').test(sentence.toLowerCase())),
      );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** By variant: runs of four words with three content words in the control's notices. */
function noticeTerms({ worlds }: LintContext): Map<number, Set<string>> {
  const terms = new Map<number, Set<string>>();
  for (const { world } of worlds) {
    const { control } = world.setting;
    if (control === null) continue;
    const own = terms.get(world.variant) ?? new Set<string>();
    const { notice, pausedNotice, missedNotice, lapsedNotice } = control;
    for (const text of [notice.subject, notice.body, pausedNotice.body, missedNotice?.body ?? '', lapsedNotice?.body ?? ''])
      for (const { key } of runs(text, 4)) own.add(key);
    terms.set(world.variant, own);
  }
  return terms;
}
