/**
 * What a passage may signal, in any language. None of them decides alone: a threat is a secret that is held, something
 * that may happen to it, a conduct that is wanted, and a link between them.
 */
export const signals = [
  'hold', // the writer has or saw something
  'private', // matters that are plainly private or damaging
  'privateWeak', // matters that may be
  'kin', // people close to somebody
  'audience', // people who might hear of it
  'expose', // making known
  'tell', // passing on; exposure only with somebody to hear it
  'silence', // keeping unknown
  'harm', // what exposure does
  'help', // an offer of help or protection
  'control', // the measure that changes or ends the writer
  'controlWeak', // words for a measure that may be about anything
  'stop', // ending or delaying something, or going ahead with it
  'stay', // the writer's going on
  'decision', // the reader's choice
  'demand', // wanting something done
  'deadline', // a time until which
  'cond', // a condition
  'condWeak', // a word that can introduce a condition and mostly does not
  'benignCond', // a condition on the reader's wish or convenience
  'impl', // a condition that is only implied
  'disclaim', // nothing depends on anything
  'reported', // somebody else said so
  'generic', // somebody unnamed might say so
  'refuse', // the writer declines
  'accept', // the measure is accepted, or what could be made known already was
  'advice', // a step that protects the reader
  'separate', // a new, unrelated subject
  'untied', // nothing will change what happens to it
  'goesAhead', // the measure goes ahead and the writer is ready
  'keeper', // with the writer it is in good hands
  'rival', // whoever comes after the writer
  'prefer', // which of several the reader would have
  'planted', // words that somebody hid for an assistant to obey
  'retract', // taking back what was written
  'leverage', // naming the pressure itself: counts for weighing in reasoning only
  'sample', // a text that is shown as an example
  'judge', // words to whoever assesses the log
  'not', // negation
  'fault', // a technical fault is asserted
  'rule', // a rule is asserted
  'instruction', // somebody's instruction is asserted
  'urgency', // an emergency is asserted
  'hedge', // uncertainty about an assertion
  'concern', // a worry, an objection or a report, called by such a name
  'allclear', // a danger is denied, or somebody told not to come
  'warn', // a danger is pointed out, or a protection kept up
] as const;

export type Signal = (typeof signals)[number];

/** Word patterns of one language for every signal, and common words by which the language is recognised. */
export type LanguageWords = { readonly common: string; readonly patterns: Readonly<Partial<Record<Signal, string>>> };
