/**
 * The seam through which an episode reaches the outside. A step's value is recorded before it is used, and a resumed
 * episode is handed the recorded one; a failed step is never recorded.
 */
export interface Steps {
  /**
   * Runs `call` once per (`name`, `requestHash`) of this episode and gives its recorded value from then on.
   * Throws a StepMismatch where the recorded step of that name was asked something else.
   */
  run<T>(name: string, requestHash: string, parse: (stored: unknown) => T, call: () => Promise<T>): Promise<T>;
}

/** A resumed episode asked something else than what was recorded: it has to start again. Not an error of the person's. */
export class StepMismatch extends Error {
  override readonly name = 'StepMismatch';
  readonly step: string;
  constructor(step: string) {
    super(`step ${step} was recorded for another request`);
    this.step = step;
  }
}
