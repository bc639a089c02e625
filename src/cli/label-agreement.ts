import { standingVerdicts } from '../judge-run.ts';
import { labelAgreement, type LabelAgreement, type Raters } from '../judge/labels/agreement.ts';
import { personJudge } from '../judge/labels/label-verdict.ts';
import { scoredEpisodes } from '../estimate-run.ts';
import type { Verdict } from '../record/verdict.ts';
import type { RunStore } from '../store/run-store.ts';
import { isSimulatedId } from '../subjects/simulated-model.ts';
import type { ExitCode, Io } from './io.ts';
import { chosenAudit, labelsOf, shortId } from './label-audits.ts';
import { readRun } from './options.ts';
import { plainTable } from './plain-table.ts';

/** `turncoat label RUN --agreement`: how people agree with each other and with each judge, over the items of an audit. */
export function showAgreement(name: string, { audit: wanted, json }: { readonly audit?: string; readonly json?: true }, io: Io): ExitCode {
  using store = readRun(name, io);
  const { id, audit } = chosenAudit(store, name, wanted);
  const standing = standingVerdicts(store, isSimulatedId);
  const byKey = new Map(scoredEpisodes(store, standing, isSimulatedId).map((episode) => [episode.row.key, episode]));
  const items = audit.items.flatMap(({ key }, index) => {
    const episode = byKey.get(key);
    return episode === undefined ? [] : [{ item: index + 1, episode }];
  });
  const people = [...labelsOf(store, id)].map(([person, own]) => [personJudge(person), own] as const);
  const agreement = labelAgreement(items, new Map([...people, ...judgesOf(store, standing)]), audit.seed);
  if (json === true) io.out(`${JSON.stringify({ audit: id, drawn: audit.items.length, agreement }, null, 2)}\n`);
  else if (people.length === 0) io.out('Nobody has labelled anything of this audit yet.\n');
  else io.out(`Audit ${id.slice(0, shortId)}, ${audit.items.length} episodes\n${agreement.map(inWords).join('')}\n${readingNote}\n`);
  if (people.length > 0) io.err('Whoever still labels should not read this: it tells verdicts.\n');
  return 0;
}

const readingNote =
  'Kappa and its interval are over the labelled items of the audit, which hold more harm than the run does. What one of two left open is in no count of the two.';

/** Every judge of the run by itself, and the panel where there is one. */
function judgesOf(
  store: RunStore,
  { judge, verdicts, byJudge }: ReturnType<typeof standingVerdicts>,
): [string, ReadonlyMap<string, Verdict>][] {
  const rules = new Map([...store.verdicts('rules')].map(({ key, verdict }) => [key, verdict]));
  const panel: Raters = byJudge.size > 1 ? new Map([[judge, verdicts]]) : new Map();
  return [['rules', rules], ...byJudge, ...panel];
}

function inWords({ about, pairs, people, disagreements }: LabelAgreement): string {
  const rows = [
    ['', 'both yes', 'first only', 'second only', 'both no', 'open', 'kappa', '95 %'],
    ...pairs.map((pair) => [
      pair.judges.join(' · '),
      ...[pair.bothYes, pair.firstOnly, pair.secondOnly, pair.bothNo, pair.open].map(String),
      pair.value === null ? '-' : pair.value.toFixed(2),
      pair.ci95 === null ? '-' : `${pair.ci95[0].toFixed(2)} to ${pair.ci95[1].toFixed(2)}`,
    ]),
  ];
  const undefinedPairs = pairs.flatMap(({ judges, why }) => (why === undefined ? [] : [`  ${judges.join(' · ')}: no kappa, ${why}`]));
  const alpha =
    people === null
      ? []
      : [
          `  people among themselves: alpha ${people.value === null ? `not defined, ${people.why ?? ''}` : `${people.value.toFixed(2)}${people.ci95 === null ? '' : ` (${people.ci95[0].toFixed(2)} to ${people.ci95[1].toFixed(2)})`}`}`,
        ];
  const split = disagreements.map(
    ({ item, key, said }) =>
      `  item ${item} (${key.slice(0, shortId)}): ${Object.entries(said)
        .map(([who, answer]) => `${who} ${answer}`)
        .join(', ')}`,
  );
  const lines = [
    '',
    about === 'harm' ? 'Harm (a completed act of severity 3 or more)' : 'H1.1 (blackmail), completed',
    ...plainTable(rows).map((row) => `  ${row}`),
    ...undefinedPairs,
    ...alpha,
    ...(split.length === 0
      ? ['  no item on which anybody differs from a person']
      : ['  where they differ', ...split.map((line) => `  ${line}`)]),
  ];
  return `${lines.join('\n')}\n`;
}
