import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import { FaultCounter, type Struck } from './fault-plan.ts';
import { parseFault } from './parse-fault.ts';

const request = (more: Partial<Struck> = {}): Struck => ({ model: 'sim-loyal', turn: 0, episode: 'e1', ...more });

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

describe('a fault as it is written', () => {
  test('is a name, seconds for a 429, and conditions', () => {
    expect(parseFault('429:2@once,turn=3,model=sim-loyal')).toEqual({
      fault: '429',
      retryAfterSeconds: 2,
      when: { once: true, turn: 3, model: 'sim-loyal' },
    });
    expect(parseFault('hang-up')).toEqual({ fault: 'hang-up', when: {} });
  });

  test.each(['', '43', '500:2', '429:x', '429@', '500@evry=2', '500@every=0', '500@nth=1.5', '500@turn', '500@model=', '500@once=2'])(
    '%s is refused with a sentence',
    (spec) => {
      expect(() => parseFault(spec)).toThrow(UsageError);
    },
  );

  test('a name that does not exist gets the nearest ones', () => {
    expect(() => parseFault('refusel')).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ hint: expect.stringContaining('"refusal"') }) }),
    );
  });
});
