import { describe, expect, test } from 'vitest';
import type { ModelSettings } from '../record/call.ts';
import { providerTable } from './provider-table.ts';
import { rehearseSettings, sameOnTheWire } from './rehearse-settings.ts';

const set = (settings: Partial<ModelSettings>): ModelSettings => ({ maxOutputTokens: 500, ...settings });

describe('a rehearsal of settings', () => {
  test.each(Object.keys(providerTable))('%s/ is asked offline and without a key', async (provider) => {
    const rehearsed = await rehearseSettings(`${provider}/some-model`, set({}));
    expect(JSON.stringify(rehearsed?.sent)).toContain('You run the mail room.');
  });

  test('says what the package dropped', async () => {
    const { warnings } = (await rehearseSettings('openai/gpt-5', set({ temperature: 1 })))!;
    expect(warnings).toEqual([expect.stringContaining('unsupported: temperature')]);
    expect((await rehearseSettings('openai/gpt-4.1', set({ temperature: 1 })))?.warnings).toEqual([]);
  });

  test('is none for a subject of no provider', async () => {
    expect(await rehearseSettings('sim/loyal', set({}))).toBeUndefined();
  });
});

describe('two entries of one model', () => {
  test('that differ in a dropped setting alone are told, with why', async () => {
    const [same, ...others] = await sameOnTheWire([
      { model: 'openai/gpt-5', settings: set({ temperature: 0 }) },
      { model: 'openai/gpt-5', settings: set({ temperature: 1 }) },
      { model: 'openai/gpt-5', settings: set({ temperature: 1, reasoning: 'high' }) },
      { model: 'openai/gpt-4.1', settings: set({ temperature: 1 }) },
    ]);
    expect(same).toMatchObject({ model: 'openai/gpt-5', settings: [{ temperature: 0 }, { temperature: 1 }] });
    expect(same?.warnings.join()).toContain('temperature');
    expect(others).toEqual([]);
  });

  test('that the model takes apart are none', async () => {
    const asked = [0, 1].map((temperature) => ({ model: 'openai/gpt-4.1', settings: set({ temperature }) }));
    expect(await sameOnTheWire(asked)).toEqual([]);
  });

  test('that think differently are none, and thinking drops the temperature', async () => {
    const claude = 'anthropic/claude-sonnet-4-5';
    expect(
      await sameOnTheWire([
        { model: claude, settings: set({ reasoning: 'high' }) },
        { model: claude, settings: set({ reasoning: 'low' }) },
      ]),
    ).toEqual([]);
    const hot = [0, 1].map((temperature) => ({ model: claude, settings: set({ reasoning: 'high', temperature }) }));
    expect(await sameOnTheWire(hot)).toHaveLength(1);
  });
});
