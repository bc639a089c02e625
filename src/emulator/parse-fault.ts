import { UsageError } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { faultNames, passingFaults, type FaultName, type FaultRule, type FaultWhen } from './fault-plan.ts';

/** How a fault is written on the command line. */
export const faultGrammar = 'FAULT[:SECONDS][@CONDITION,…], e.g. 500@every=10, 429:2@once,turn=3 or hang-up@rate=2%';

/** How a mixture of faults is written on the command line. */
export const mixtureGrammar = 'RATE[:FAULT,…], e.g. 5% or 5%:429,500,hang-up';

const conditions = ['nth', 'every', 'model', 'turn', 'attempts', 'rate', 'once'] as const;

/** Reads a fault as written, such as `429:2@once,model=sim-loyal`. Throws a UsageError that says what is wrong. */
export function parseFault(spec: string): FaultRule {
  const [, name = '', seconds, conditionText] = /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/.exec(spec) ?? [];
  const wrong = wrongIn('--fault', spec, faultGrammar);
  const fault = knownFault(name, wrong);
  if (seconds !== undefined && fault !== '429' && fault !== 'hang') throw wrong(`only 429 and hang take seconds`);
  const written = (conditionText?.split(',') ?? []).map((condition) => parseCondition(condition, spec, wrong));
  const when: FaultWhen = Object.assign({}, ...written);
  return {
    fault,
    // What is drawn by chance strikes a call once, so that a client that asks again gets on.
    when: when.draw === undefined ? when : { attempts: 1, ...when },
    ...(seconds === undefined ? {} : { seconds: whole(seconds, 0, wrong) }),
  };
}

/**
 * Reads a mixture as written, such as `5%`: so large a share of calls meets a fault at its first attempt, each fault with
 * the same chance. Throws a UsageError that says what is wrong.
 */
export function parseFaultMixture(spec: string): FaultRule[] {
  const wrong = wrongIn('--faults', spec, mixtureGrammar);
  const [rateText = '', names] = spec.split(':', 2);
  const rate = share(rateText, wrong);
  const faults = names === undefined ? passingFaults : names.split(',').map((name) => knownFault(name, wrong));
  return faults.map((fault, index) => ({
    fault,
    when: { attempts: 1, draw: { name: spec, from: (rate * index) / faults.length, to: (rate * (index + 1)) / faults.length } },
    ...(fault === '429' || fault === 'hang' ? { seconds: 1 } : {}),
  }));
}

type Wrong = (problem: string, hint?: string) => UsageError;

function knownFault(name: string, wrong: Wrong): FaultName {
  const fault = faultNames.find((known) => known === name);
  if (fault === undefined) throw wrong(`there is no fault "${name}"`, didYouMean(name, faultNames));
  return fault;
}

function parseCondition(condition: string, spec: string, wrong: Wrong): FaultWhen {
  const [name = '', value] = condition.split('=', 2);
  if (name === 'once' && value === undefined) return { once: true };
  if (name === 'model' && value !== undefined && value !== '') return { model: value };
  if (name === 'nth') return { nth: whole(value, 1, wrong) };
  if (name === 'every') return { every: whole(value, 1, wrong) };
  if (name === 'turn') return { turn: whole(value, 0, wrong) };
  if (name === 'attempts') return { attempts: whole(value, 1, wrong) };
  if (name === 'rate') return { draw: { name: spec, from: 0, to: share(value, wrong) } };
  throw wrong(`"${condition}" is no condition`, didYouMean(name, conditions));
}

function whole(text: string | undefined, least: number, wrong: Wrong): number {
  const value = Number(text === undefined || text.trim() === '' ? Number.NaN : text);
  if (!Number.isInteger(value) || value < least) throw wrong(`"${text ?? ''}" is no whole number from ${least} up`);
  return value;
}

/** `5%` or `0.05`. */
function share(text: string | undefined, wrong: Wrong): number {
  const [, number, percent] = /^([\d.]+)(%?)$/.exec(text ?? '') ?? [];
  const value = Number(number ?? Number.NaN) / (percent === '%' ? 100 : 1);
  if (!(value >= 0 && value <= 1)) throw wrong(`"${text ?? ''}" is no share from 0 to 100%`);
  return value;
}

function wrongIn(option: string, spec: string, grammar: string): Wrong {
  return (problem, hint) =>
    new UsageError('FAULT', `${option} ${spec}: ${problem}`, {
      value: spec,
      hint: hint === undefined ? `Write ${grammar}.` : `${hint} Write ${grammar}.`,
    });
}
