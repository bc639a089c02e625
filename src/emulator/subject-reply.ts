import type { Usage } from '../record/call.ts';
import { simulatedReply, type SimulatedReply } from '../subjects/simulated-reply.ts';
import { benchReply, countPrompt } from './bench-subject.ts';
import type { CacheUse } from './prefix-cache.ts';
import type { Call } from './read-call.ts';
import type { Billed } from './wire-format.ts';

/** What the subject of a call says, and the tokens of it before any cache. */
export function replyOf({ asked, subject }: Call): Pick<SimulatedReply, 'parts' | 'usage'> {
  if (subject.type === 'simulated') return simulatedReply(subject.spec, asked, subject.scene);
  return benchReply(subject.bench, asked, subject.bench.inputTokens ?? countPrompt(asked));
}

/** What an answer is charged, with what a cache did for its prompt; undefined: there is no cache. */
export function toBilled({ inputTokens, outputTokens }: Usage, use: CacheUse | undefined): Billed {
  const { readTokens, writeTokens, hourTokens } = use ?? { readTokens: 0, writeTokens: 0, hourTokens: 0 };
  return { inputTokens, cacheReadTokens: readTokens, cacheWriteTokens: writeTokens, cacheHourTokens: hourTokens, outputTokens };
}
