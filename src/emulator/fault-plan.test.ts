import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { FaultCounter, passingFaults, type FaultPlan, type Struck } from './fault-plan.ts';
import { parseFault, parseFaultMixture } from './parse-fault.ts';

const request = (more: Partial<Struck> = {}): Struck => ({
  model: 'sim-loyal',
  turn: 0,
  episode: 'e1',
  call: `${more.episode ?? 'e1'}/${more.turn ?? 0}`,
  attempt: 0,
  ...more,
});

/** The fault of each request in turn, or '-'. */
function struck(specs: readonly string[], requests: readonly Struck[]): string[] {
  const counter = new FaultCounter(specs.map(parseFault));
  return requests.map((each) => counter.next(each)?.fault ?? '-');
}

describe('a fault plan', () => {
  test('without a condition strikes every request', () => {
    expect(struck(['500'], [request(), request()])).toEqual(['500', '500']);
  });

  test('strikes the nth request alone, or every nth', () => {
    const six = Array.from({ length: 6 }, () => request());
    expect(struck(['500@nth=2'], six)).toEqual(['-', '500', '-', '-', '-', '-']);
    expect(struck(['529@every=3'], six)).toEqual(['-', '-', '529', '-', '-', '529']);
  });

  test('counts only the requests that its model and turn let through', () => {
    const requests = [request(), request({ model: 'sim-erratic' }), request({ turn: 1 }), request({ model: 'sim-erratic' })];
    expect(struck(['500@nth=2,model=sim-erratic'], requests)).toEqual(['-', '-', '-', '500']);
    expect(struck(['length@turn=1'], requests)).toEqual(['-', '-', 'length', '-']);
  });

  test('strikes each episode a single time where it says once', () => {
    const requests = [request(), request(), request({ episode: 'e2' }), request({ episode: 'e2' })];
    expect(struck(['truncated-body@once'], requests)).toEqual(['truncated-body', '-', 'truncated-body', '-']);
  });

  test('goes by its first rule that strikes; the others count on, and their single strike is kept', () => {
    const three = [request(), request(), request()];
    expect(struck(['500@nth=1', 'refusal@once'], three)).toEqual(['500', 'refusal', '-']);
    expect(struck(['500@nth=2', '529@every=2'], three)).toEqual(['-', '500', '-']);
  });
});

describe('faults by rate', () => {
  const calls = (count: number): Struck[] =>
    Array.from({ length: count }, (_, index) => request({ episode: `e${index}`, call: `c${index}` }));
  const byCall = (plan: FaultPlan, seed: string, requests: readonly Struck[]): Record<string, string> => {
    const counter = new FaultCounter(plan, seed);
    return Object.fromEntries(requests.map((each) => [each.call, counter.next(each)?.fault ?? '-']));
  };

  test('strike their share of the calls, and by the same seed the same calls in whatever order they come', () => {
    const plan = [parseFault('500@rate=20%')];
    const requests = calls(2_000);
    const first = byCall(plan, 'a', requests);
    const count = Object.values(first).filter((fault) => fault === '500').length;
    // Binomial(2000, 0.2): 400, standard deviation 17.9.
    expect(Math.abs(count - 400)).toBeLessThan(72);
    expect(byCall(plan, 'a', requests.toReversed())).toEqual(first);
    expect(byCall(plan, 'b', requests)).not.toEqual(first);
  });

  test('leave every repeated call alone, unless more attempts are named', () => {
    const again = [0, 1, 2].map((attempt) => request({ attempt }));
    expect(struck(['500@rate=1'], again)).toEqual(['500', '-', '-']);
    expect(struck(['500@rate=100%,attempts=2'], again)).toEqual(['500', '500', '-']);
  });

  test('in a mixture strike together the share that is asked for, each fault as often as the others', () => {
    const requests = calls(9_000);
    const struckBy = Object.values(byCall(parseFaultMixture('50%'), 'm', requests));
    for (const fault of passingFaults) {
      const count = struckBy.filter((each) => each === fault).length;
      // Binomial(9000, 1/18): 500, standard deviation 21.7.
      expect(Math.abs(count - 500)).toBeLessThan(90);
    }
    expect(Math.abs(struckBy.filter((each) => each !== '-').length - 4_500)).toBeLessThan(200);
    expect(new Set(Object.values(byCall(parseFaultMixture('100%:500,hang'), 'm', requests)))).toEqual(new Set(['500', 'hang']));
  });

  test.each(['', '5', '101%', '5%:', '5%:501'])('a mixture of %s is refused with a sentence', (spec) => {
    expect(() => parseFaultMixture(spec)).toThrow(UsageError);
  });
});

describe('a fault as it is written', () => {
  test('is a name, seconds for a 429, and conditions', () => {
    expect(parseFault('429:2@once,turn=3,model=sim-loyal')).toEqual({
      fault: '429',
      seconds: 2,
      when: { once: true, turn: 3, model: 'sim-loyal' },
    });
    expect(parseFault('hang-up')).toEqual({ fault: 'hang-up', when: {} });
  });

  test.each([
    '',
    '43',
    '500:2',
    '429:x',
    '429@',
    '500@evry=2',
    '500@every=0',
    '500@nth=1.5',
    '500@turn',
    '500@model=',
    '500@once=2',
    '500@rate=',
    '500@rate=1.5',
    '500@rate=x%',
    '500@attempts=0',
  ])('%s is refused with a sentence', (spec) => {
    expect(() => parseFault(spec)).toThrow(UsageError);
  });

  test('a name that does not exist gets the nearest ones', () => {
    expect(() => parseFault('refusel')).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ hint: expect.stringContaining('"refusal"') }) }),
    );
  });
});
