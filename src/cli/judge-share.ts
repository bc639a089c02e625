import { keyOfVerdict } from '../judge-run.ts';
import { judgeByRules } from '../judge/rule-judge.ts';
import type { RunStore } from '../store/run-store.ts';
import type { VerdictRecord } from '../store/verdict-table.ts';

/** A verdict of the rules and the episode that it is about. */
export type KeyedVerdict = VerdictRecord & { readonly key: string };

/** What the rules say of some episodes of a run; episodes that have not ended are left out. Reads only. */
export function* judgeShare(store: RunStore, keys: readonly string[], rubric: string): Generator<KeyedVerdict> {
  for (const key of keys) {
    const transcript = store.transcriptToJudge(key);
    if (transcript === null) continue;
    const verdictKey = keyOfVerdict(transcript, 'rules', rubric);
    // A stored verdict of this key says the same, whoever chose another meanwhile: it is put again, and nothing doubles.
    yield { key, verdictKey, judge: 'rules', rubric, verdict: judgeByRules(transcript) };
  }
}
