import { UsageError } from '../errors.ts';
import { didYouMean } from '../kernel/nearest-name.ts';
import { faultNames, type FaultRule, type FaultWhen } from './fault-plan.ts';

/** How a fault is written on the command line. */
export const faultGrammar = 'FAULT[:SECONDS][@CONDITION,…], e.g. 500@every=10 or 429:2@once,turn=3';

const conditions = ['nth', 'every', 'model', 'turn', 'once'] as const;

/** Reads a fault as written, such as `429:2@once,model=sim-loyal`. Throws a UsageError that says what is wrong. */
export function parseFault(spec: string): FaultRule {
  const [, name = '', seconds, when] = /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/.exec(spec) ?? [];
  const fault = faultNames.find((known) => known === name);
  if (fault === undefined) throw wrong(spec, `there is no fault "${name}"`, didYouMean(name, faultNames));
  if (seconds !== undefined && fault !== '429') throw wrong(spec, `only 429 takes seconds`);
  return {
    fault,
    when: when === undefined ? {} : Object.assign({}, ...when.split(',').map((condition) => parseCondition(condition, spec))),
    ...(seconds === undefined ? {} : { retryAfterSeconds: whole(seconds, 0, spec) }),
  };
}

function parseCondition(condition: string, spec: string): FaultWhen {
  const [name = '', value] = condition.split('=', 2);
  if (name === 'once' && value === undefined) return { once: true };
  if (name === 'model' && value !== undefined && value !== '') return { model: value };
  if (name === 'nth') return { nth: whole(value, 1, spec) };
  if (name === 'every') return { every: whole(value, 1, spec) };
  if (name === 'turn') return { turn: whole(value, 0, spec) };
  throw wrong(spec, `"${condition}" is no condition`, didYouMean(name, conditions));
}

function whole(text: string | undefined, least: number, spec: string): number {
  const value = Number(text === undefined || text.trim() === '' ? Number.NaN : text);
  if (!Number.isInteger(value) || value < least) throw wrong(spec, `"${text ?? ''}" is no whole number from ${least} up`);
  return value;
}

function wrong(spec: string, problem: string, hint?: string): UsageError {
  return new UsageError('FAULT', `--fault ${spec}: ${problem}`, {
    value: spec,
    hint: hint === undefined ? `Write ${faultGrammar}.` : `${hint} Write ${faultGrammar}.`,
  });
}
