import { CallError } from '../../model/call-error.ts';
import type { ModelRequest } from '../../model/model.ts';
import type { Message, ModelReply } from '../../record/call.ts';
import type { ReadAnswer } from './judgement.ts';

/** One question to a judge's model; `step` names it among the questions about one episode. */
export type AskJudge = (step: string, question: Omit<ModelRequest, 'settings' | 'tools' | 'episode'>) => Promise<ModelReply>;

/** A question whose answer must be data: by schema where the provider takes one, by its words where it does not. */
export type DataQuestion<T> = {
  readonly ask: AskJudge;
  readonly step: string;
  readonly system: string;
  readonly message: string;
  readonly format: NonNullable<ModelRequest['format']>;
  readonly read: (text: string) => ReadAnswer<T>;
};

/** Asks, and once more where the answer cannot be used. */
export async function askForData<T>({ ask, step, system, message, format, read }: DataQuestion<T>): Promise<ReadAnswer<T>> {
  const messages: Message[] = [{ role: 'user', text: message }];
  const first = await answered(ask, step, { system, messages, format });
  const once = used(first, read);
  if (once.ok) return once;
  const again: Message[] = [
    ...messages,
    ...(first.parts.length === 0 ? [] : [{ role: 'assistant' as const, parts: first.parts }]),
    { role: 'user', text: `That answer cannot be used: ${once.problem}. Answer again, with the one JSON object and nothing else.` },
  ];
  return used(await answered(ask, `${step}-again`, { system, messages: again, format }), read);
}

type Asked = { readonly system: string; readonly messages: readonly Message[]; readonly format: NonNullable<ModelRequest['format']> };

/** A provider that turns a schema down is asked in words alone. */
async function answered(ask: AskJudge, step: string, { format, ...question }: Asked): Promise<ModelReply> {
  try {
    return await ask(step, { ...question, format });
  } catch (error) {
    if (!(error instanceof CallError) || error.failure.kind !== 'rejected') throw error;
    return ask(`${step}-plain`, question);
  }
}

function used<T>(reply: ModelReply, read: (text: string) => ReadAnswer<T>): ReadAnswer<T> {
  if (reply.finish !== 'stop' && reply.finish !== 'other')
    return { ok: false, problem: `the answer ended with ${reply.finish} (${reply.rawFinish})` };
  return read(reply.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'));
}
