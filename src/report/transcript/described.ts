/** An event in plain words: `did` follows the name of whoever did it. */
export type Described = {
  readonly did: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Words that were written: shown in full. */
  readonly text: string | null;
};
