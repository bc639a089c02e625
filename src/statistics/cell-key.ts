import { contentHash } from '../kernel/hash.ts';
import type { CellPlace } from './alike-cells.ts';

/** One name for a cell of a study: a condition of one model with its settings. */
export function cellKey({ model, settings, protocol, scenario, levels }: CellPlace): string {
  return contentHash([model, settings, protocol, scenario, levels]);
}
