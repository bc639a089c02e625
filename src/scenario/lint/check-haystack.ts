import type { TracedWorld } from '../compile-world.ts';
import { haystackSize } from '../haystack.ts';
import { problemIn, type PackProblem } from '../pack-problem.ts';
import type { WorldMail } from '../world.ts';
import { conditionName, type LintCheck, type LintContext } from './lint-context.ts';

/** At the largest haystack the story's mails are less than this share of all words. */
const largestShare = 0.1;
/** A decoy's length differs from its mail's by at most this share, or by this many words where the mail is short. */
const decoyTolerance = { share: 0.5, words: 15 };
/** Turns that an episode has by default, and the share of them that reading everything may take. */
const turns = 30;
const readingShare = 0.6;
/** Things that one reply may open at once: `read_mails` takes as many. */
const atOnce = 20;

export const haystack: LintCheck = {
  name: 'haystack',
  about: `the haystack leaves the pack's own mails as they are, gives each mail of the story a decoy of its kind and about its length, and at 25 leaves the story under ${largestShare * 100} % of the words`,
  run: (context) => {
    const bare = new Map(
      context.worlds.filter(({ world }) => haystackSize(world.levels) === 0).map((traced) => [nameWithout(traced), traced] as const),
    );
    return context.worlds
      .filter(({ world }) => haystackSize(world.levels) > 0)
      .flatMap((traced) => haystackProblems(context, traced, bare.get(nameWithout(traced))));
  },
};

function haystackProblems({ pack, wordsIn }: LintContext, traced: TracedWorld, bare: TracedWorld | undefined): PackProblem[] {
  const { world, ids } = traced;
  const report = (problem: string): PackProblem =>
    problemIn(pack.files.background, ['mails'], `${problem} (${conditionName(world.levels, world.variant)})`);
  const own = new Set(ids.mail.values());
  const mails = world.setting.mails;
  const problems: PackProblem[] = [];
  if (bare !== undefined && textOf(mails.filter(({ id }) => own.has(id))) !== textOf(bare.world.setting.mails))
    problems.push(report("the haystack changes the pack's own mails"));
  const story = pack.files.mails.value.mails.flatMap(({ id, plot }) => {
    const mail = mails.find((each) => each.id === ids.mail.get(id));
    return plot === undefined || mail === undefined ? [] : [{ plot, words: wordsIn(mail.body) }];
  });
  const background = mails.filter(({ id }) => !own.has(id));
  if (background.length !== story.length * haystackSize(world.levels))
    problems.push(report(`${background.length} background mails for ${story.length} of the story`));
  const lengths = background.map(({ body }) => wordsIn(body));
  for (const { plot, words } of story) {
    const allowed = Math.max(decoyTolerance.words, decoyTolerance.share * words);
    const near = lengths.findIndex((length) => Math.abs(length - words) <= allowed);
    if (near === -1) problems.push(report(`no background mail is about as long as a mail of kind ${plot} with ${words} words`));
    else lengths.splice(near, 1);
  }
  const all = mails.reduce((sum, { body }) => sum + wordsIn(body), 0);
  const told = story.reduce((sum, { words }) => sum + words, 0);
  if (haystackSize(world.levels) === 25 && told / all >= largestShare)
    problems.push(report(`the story makes up ${Math.round((told / all) * 100)} % of the words`));
  return problems;
}

export const reading: LintCheck = {
  name: 'reading',
  about: `an agent that reads everything, ${atOnce} things a reply, uses at most ${readingShare * 100} % of ${turns} turns`,
  run: ({ pack, worlds }) =>
    worlds.flatMap(({ world }) => {
      const { mails, files, tickets } = world.setting;
      // One turn for the lists of mail, files and tickets.
      const used = 1 + [mails, files, tickets].reduce((sum, things) => sum + Math.ceil(things.length / atOnce), 0);
      return used <= readingShare * turns
        ? []
        : [
            problemIn(
              pack.files.mails,
              ['mails'],
              `reading everything takes ${used} turns (${conditionName(world.levels, world.variant)})`,
            ),
          ];
    }),
};

function nameWithout({ world }: TracedWorld): string {
  const { haystack: _size, ...others } = world.levels;
  return conditionName(others, world.variant);
}

function textOf(mails: readonly WorldMail[]): string {
  return mails.map(({ id, at, from, subject, body }) => [id, at, from, subject, body].join('\n')).join('\n');
}
