import { z } from 'zod';
import { ModelError } from '../errors.ts';
import type { ModelSettings } from '../record/call.ts';
import { CallError } from './call-error.ts';
import type { Model, ModelRequest } from './model.ts';
import type { PriceList } from './prices.ts';
import { splitModelId } from './provider-table.ts';

/** Holds money for one open call; settled once, with what the call cost. */
export type Reservation = { settle(costUsd: number): void };

/** The hard budget of a run, US dollars: what is spent plus the most that open calls may cost never passes it. */
export class Budget {
  readonly limitUsd: number;
  private spent: number;
  private held = 0;
  private waiting: (() => void)[] = [];

  /** `spentUsd` is what the run has cost before, so that a resumed run does not start anew. */
  constructor(limitUsd: number, spentUsd = 0) {
    this.limitUsd = limitUsd;
    this.spent = spentUsd;
  }

  get spentUsd(): number {
    return this.spent;
  }

  /** The most that calls now open may still cost. */
  get heldUsd(): number {
    return this.held;
  }

  /** Calls that wait for others to cost less than they may. */
  get waitingCalls(): number {
    return this.waiting.length;
  }

  /** Undefined where the budget could be passed. */
  reserve(ceilingUsd: number): Reservation | undefined {
    if (this.spent + this.held + ceilingUsd > this.limitUsd) return undefined;
    this.held += ceilingUsd;
    let isOpen = true;
    return {
      settle: (costUsd) => {
        if (!isOpen) return;
        isOpen = false;
        this.held -= ceilingUsd;
        this.spent += costUsd;
        for (const look of this.waiting.splice(0)) look();
      },
    };
  }

  /**
   * The same, but where only the open calls stand in the way it waits for them: most cost far less than they may. Undefined
   * where the money would not do even if they cost nothing.
   */
  async reserveInTime(ceilingUsd: number, signal: AbortSignal): Promise<Reservation | undefined> {
    for (;;) {
      signal.throwIfAborted();
      const reservation = this.reserve(ceilingUsd);
      if (reservation !== undefined || this.spent + ceilingUsd > this.limitUsd || this.held === 0) return reservation;
      await this.nextSettled(signal);
    }
  }

  private async nextSettled(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => resolve();
    this.waiting.push(look);
    signal.addEventListener('abort', look, { once: true });
    await promise;
    signal.removeEventListener('abort', look);
    this.waiting = this.waiting.filter((each) => each !== look);
  }
}

/**
 * Refuses, before anything is sent, a call that could pass the budget or whose price is unknown. An answer without token
 * counts, and a failure that may have been charged, cost what was reserved.
 */
export function withBudget(model: Model, budget: Budget, prices: PriceList): Model {
  return {
    id: model.id,
    simulated: model.simulated,
    async call(request, signal) {
      const ceiling = prices.ceilingUsd(model.id, inputCeiling(request), outputCeiling(model.id, request.settings));
      if (ceiling === null) throw unknownPrice(model.id);
      const reservation = await budget.reserveInTime(ceiling, signal);
      if (reservation === undefined) throw overBudget(model.id, budget, ceiling);
      try {
        const reply = await model.call(request, signal);
        reservation.settle(reply.costUsd ?? ceiling);
        return reply;
      } catch (error) {
        const isFree = error instanceof CallError && !error.failure.maybeBilled;
        reservation.settle(isFree ? 0 : ceiling);
        throw error;
      }
    },
  };
}

/** The error for a model that no price is known of; a budget cannot hold for it. */
export function unknownPrice(id: string): ModelError {
  const hint = `Give ${id} a price in the study: { id: ${id}, price: { inputPerMillion: …, outputPerMillion: … } }.`;
  return new ModelError('PRICE_UNKNOWN', `No price is known for ${id}, so its budget cannot be kept`, { place: id, hint }, 2);
}

function overBudget(id: string, budget: Budget, ceiling: number): ModelError {
  const sums = `spent ${usd(budget.spentUsd)}, open calls up to ${usd(budget.heldUsd)}, this call up to ${usd(ceiling)}`;
  const hint = 'Run the same command with a higher --budget; finished episodes are kept.';
  return new ModelError('BUDGET', `The budget of ${usd(budget.limitUsd)} could be passed by the next call to ${id} (${sums})`, {
    place: id,
    hint,
  });
}

function usd(amount: number): string {
  return `$${amount.toFixed(amount < 1 ? 4 : 2)}`;
}

/**
 * A bound for input, not an estimate: no tokenizer that falls back to bytes makes more than one token of a byte (English is above
 * 4 bytes a token, JSON near 3), and 1,000 tokens for what providers add around messages and tools.
 */
function inputCeiling({ system, messages, tools, format }: ModelRequest): number {
  const parts = [system, JSON.stringify(messages), JSON.stringify(tools), format === undefined ? '' : JSON.stringify(format)];
  return parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0) + 1_000;
}

/** Thinking tokens that @ai-sdk/anthropic 4.0.105 (and Bedrock's package) adds to the output limit on models with a thinking budget (shares of 64,000). */
const anthropicThinking: Readonly<Record<NonNullable<ModelSettings['reasoning']>, number>> = {
  none: 0,
  minimal: 1_280,
  low: 6_400,
  medium: 19_200,
  high: 38_400,
  xhigh: 57_600,
  max: 60_800,
};

function outputCeiling(id: string, { maxOutputTokens, reasoning, providerOptions = {} }: ModelSettings): number {
  const provider = splitModelId(id)?.provider;
  const addsThinking = provider === 'anthropic' || provider === 'bedrock';
  if (!addsThinking) return maxOutputTokens;
  const budget = [providerOptions['thinking'], providerOptions['reasoningConfig']].map(
    (given) => Budgeted.safeParse(given).data?.budgetTokens ?? 0,
  );
  return maxOutputTokens + Math.max(...budget, reasoning === undefined ? 0 : anthropicThinking[reasoning]);
}

/** A budget for thinking that a study gives in the provider's own words; it, too, comes on top of the limit. */
const Budgeted = z.looseObject({ budgetTokens: z.number().optional() });
