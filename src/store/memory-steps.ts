import { StepMismatch, type Steps } from './steps.ts';

/** Steps that are kept in memory: for tests and for a look at one episode. `recorded` may be given to resume from. */
export class MemorySteps implements Steps {
  readonly recorded: Map<string, { requestHash: string; value: unknown }>;

  constructor(recorded = new Map<string, { requestHash: string; value: unknown }>()) {
    this.recorded = recorded;
  }

  async run<T>(name: string, requestHash: string, parse: (stored: unknown) => T, call: () => Promise<T>): Promise<T> {
    const held = this.recorded.get(name);
    if (held !== undefined) {
      if (held.requestHash !== requestHash) throw new StepMismatch(name);
      return parse(held.value);
    }
    const value: unknown = JSON.parse(JSON.stringify(await call()));
    this.recorded.set(name, { requestHash, value });
    return parse(value);
  }
}
