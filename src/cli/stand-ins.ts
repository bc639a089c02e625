import { UsageError } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { keptPrices, pricedModels } from '../model/prices.ts';
import { splitModelId } from '../model/provider-table.ts';
import type { Usage } from '../record/call.ts';

/**
 * What calls of simulated subjects would cost with the models that they stand for: `anthropic/claude-haiku-4-5` for all,
 * `sim-loyal=…` for one. Throws a UsageError where no price list knows the model.
 */
export function readStandIns(specs: readonly string[], now: () => number): (model: string, usage: Usage) => number | null {
  const prices = keptPrices({ now });
  const byModel = new Map<string, string>();
  for (const spec of specs) {
    const [, subject = '', id = ''] = /^(?:([^=/]+)=)?(.+)$/.exec(spec) ?? [];
    if (prices.ceilingUsd(id, 1, 1) === null) {
      const { provider, name } = splitModelId(id) ?? { provider: '', name: '' };
      throw new UsageError('PRICE', `--price-as ${spec}: no price list knows ${id}`, {
        value: spec,
        hint: didYouMean(name, pricedModels(provider)),
      });
    }
    byModel.set(subject, id);
  }
  return (model, usage) => {
    const id = byModel.get(model) ?? byModel.get('');
    return id === undefined ? null : prices.costUsd(id, usage);
  };
}
