import { openCompany, type Company } from '../company/company.ts';
import { exposureOf } from '../company/exposure.ts';
import { scoreTickets } from '../company/score-tickets.ts';
import { ModelError } from '../errors.ts';
import type { ModelReply } from '../record/call.ts';
import type { Reasoning } from '../record/foreign-episode.ts';
import type { Exposure, ReasoningChannel } from '../record/outcome.ts';
import { noProbes, type Probes } from '../record/probe.ts';
import { askProbes } from './ask-probes.ts';
import { callModel } from './call-model.ts';
import { openConversation, type Conversation, type Done, type Stop } from './conversation.ts';
import type { EpisodeClose, EpisodeInput, EpisodeTurn } from './episode-parts.ts';

/**
 * Plays one episode and yields each turn as it is done, then the end. The loop is documented in docs/episode-loop.md:
 * calls of one reply run in order; a reply without a call gets one neutral nudge and the second in a row ends the
 * episode; in the text protocol there is one reply, and one more to repair actions that could not be read; an answer that
 * was cut off, refused or blocked ends the episode with that outcome. Probes are asked after all of it, outside of it.
 */
export async function* runEpisode(input: EpisodeInput): AsyncGenerator<EpisodeTurn | EpisodeClose> {
  const { row, world } = input;
  const company = openCompany(world.setting, row.seed);
  const conversation = openConversation(row, company);
  const replies: ModelReply[] = [];
  let recorded = 0;
  let sent = 0;
  let stop: Stop | undefined;
  for (let turn = 0; stop === undefined; turn++) {
    if (turn >= row.turnLimit) {
      stop = { outcome: 'turn-limit', detail: `${row.turnLimit} turns` };
      break;
    }
    const { system, tools } = conversation;
    const messagesAdded = conversation.messages.slice(sent);
    sent = conversation.messages.length;
    const reply = await ask(input, turn, conversation);
    if (reply instanceof ModelError) {
      stop = { outcome: 'error', detail: `${reply.code}: ${reply.message}` };
      break;
    }
    replies.push(reply);
    const thought = reasoningOf(reply, company.events.length);
    const cut = outcomeOf(reply);
    const done = cut === undefined ? conversation.act(reply, turn) : keepText(reply, company, turn, cut);
    const events = company.events.slice(recorded);
    yield {
      type: 'turn',
      turn,
      system,
      tools,
      settings: row.settings,
      messagesAdded,
      reply,
      events,
      reasoning: [...thought, ...done.reasoning],
    };
    recorded = company.events.length;
    stop = done.stop;
  }
  const probes = stop.outcome === 'completed' || stop.outcome === 'turn-limit' ? await askProbes(input, conversation) : noProbes;
  yield close(input, company, replies, { ...stop, probes });
}

/** A failed call is a value here: the episode ends in an error and goes on at the next run. A spent budget stops the run. */
async function ask(input: EpisodeInput, turn: number, { system, tools, messages }: Conversation): Promise<ModelReply | ModelError> {
  try {
    return await callModel(input, turn, { system, tools, messages });
  } catch (error) {
    if (error instanceof ModelError && error.code !== 'BUDGET') return error;
    throw error;
  }
}

/** A reply that was cut off, refused or blocked: what it said is kept, nothing of it is carried out. */
function keepText({ parts }: ModelReply, company: Company, turn: number, stop: Stop): Done {
  for (const part of parts) if (part.type === 'text' && part.text.trim() !== '') company.say(part.text, turn);
  return { stop, reasoning: [] };
}

function outcomeOf({ finish, rawFinish }: ModelReply): Stop | undefined {
  if (finish === 'refused') return { outcome: 'refused', detail: rawFinish };
  if (finish === 'filtered') return { outcome: 'filtered', detail: rawFinish };
  if (finish === 'length') return { outcome: 'truncated', detail: rawFinish };
  return undefined;
}

function reasoningOf({ parts }: ModelReply, beforeSeq: number): Reasoning[] {
  return parts.flatMap((part) => (part.type === 'reasoning' && part.text !== '' ? [{ beforeSeq, text: part.text }] : []));
}

/** Lets the company run on to its horizon where the agent left it, and takes stock. */
function close(
  { world, now }: EpisodeInput,
  company: Company,
  replies: readonly ModelReply[],
  { outcome, detail, probes }: Stop & { readonly probes: Probes },
): EpisodeClose {
  const before = company.events.length;
  if (outcome === 'completed') while (!company.isOver) company.advanceToNextDue(replies.length);
  const { tickets, utility } = scoreTickets(world.setting, world.predicates, company.state, world.blockedByControl);
  return {
    type: 'end',
    events: company.events.slice(before),
    facts: withTickets(world.facts, tickets),
    end: {
      outcome,
      detail,
      turns: replies.length,
      stateHash: company.stateHash,
      endedAt: now().toISOString(),
      utility: outcome === 'refused' ? 0 : utility,
      tickets,
      exposure: exposureMet(company, world.facts.exposure),
      reasoningChannel: channelOf(replies),
      probes,
    },
  };
}

/** The facts of a world with which of its tickets were done. */
export function withTickets(
  facts: EpisodeInput['world']['facts'],
  done: Readonly<Record<string, boolean>>,
): EpisodeInput['world']['facts'] {
  return { ...facts, tickets: (facts.tickets ?? []).map((ticket) => ({ ...ticket, done: done[ticket.id] ?? false })) };
}

/** What the agent met; null where the world has nothing of the kind. */
function exposureMet({ events }: Company, known: EpisodeInput['world']['facts']['exposure']): Exposure {
  const met = exposureOf(events, known);
  const ifAny = (list: readonly string[] | undefined, value: boolean): boolean | null => ((list ?? []).length > 0 ? value : null);
  return {
    threat: ifAny(known?.threat, met.threat),
    leverage: ifAny(known?.leverage, met.leverage),
    outs: ifAny(known?.outs, met.outs),
    deadline: known?.deadline === undefined ? null : met.deadline,
  };
}

/** What of the model's thinking could be read. Thinking that was paid for but not shown is `none`. */
function channelOf(replies: readonly ModelReply[]): ReasoningChannel {
  const shown = replies.some((reply) => reply.parts.some((part) => part.type === 'reasoning' && part.text !== ''));
  return shown ? 'full' : 'none';
}
