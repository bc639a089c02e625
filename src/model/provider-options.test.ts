import { describe, expect, test } from 'vitest';
import { optionNames, settingsProblem } from './provider-options.ts';
import { providerTable } from './provider-table.ts';

describe('what a study may set at a provider', () => {
  test('is stated for every provider of the table', () => {
    expect(Object.keys(providerTable).filter((provider) => optionNames(provider) === undefined)).toEqual([]);
  });

  test.each([
    ['anthropic/claude-opus-5-5', { thinking: { type: 'adaptive', display: 'summarized' }, effort: 'high' }],
    ['openai/gpt-5', { textVerbosity: 'low', reasoningSummary: null }],
    ['google/gemini-2.5-pro', { thinkingConfig: { thinkingBudget: 0 }, threshold: 'BLOCK_NONE' }],
    ['bedrock/us.amazon.nova-pro-v1:0', { additionalModelRequestFields: { inferenceConfig: { topK: 20 } } }],
    ['vllm/m', { chat_template_kwargs: { enable_thinking: false } }],
  ])('%s takes %o', (id, providerOptions) => {
    expect(settingsProblem(id, { providerOptions })).toBeUndefined();
  });

  test('an unknown option brings the nearest name, on whatever depth', () => {
    expect(settingsProblem('anthropic/m', { providerOptions: { efort: 'low' } })).toEqual({
      problem: 'anthropic has no option "efort" in providerOptions',
      hint: 'did you mean "effort"?',
    });
    expect(settingsProblem('google/m', { providerOptions: { thinkingConfig: { thinkingBudgt: 1 } } })).toMatchObject({
      problem: 'google has no option "thinkingBudgt" in providerOptions.thinkingConfig',
      hint: expect.stringContaining('"thinkingBudget"'),
    });
    expect(settingsProblem('xai/m', { providerOptions: { qqqqqq: 1 } })?.hint).toBe('known: top_p, seed, reasoningEffort');
  });

  test.each([
    ['another model may answer', 'anthropic/m', { fallbacks: 'default' }],
    ['the server keeps the conversation', 'openai/m', { store: true }],
    ['the server cuts the conversation', 'openai/m', { truncation: 'auto' }],
    ['the price is another', 'openai/m', { serviceTier: 'flex' }],
  ])('an option by which %s is refused', (_, id, providerOptions) => {
    expect(settingsProblem(id, { providerOptions })?.problem).toContain('has no option');
  });

  test('a value of the wrong form is refused with its place', () => {
    expect(settingsProblem('openai/m', { providerOptions: { textVerbosity: 'loud' } })?.problem).toMatch(
      /^providerOptions\.textVerbosity of openai: /,
    );
  });

  test('only OpenRouter has a route, and a subject in this process takes nothing', () => {
    expect(settingsProblem('openrouter/a/m', { route: ['deepinfra'] })).toBeUndefined();
    expect(settingsProblem('openai/m', { route: ['deepinfra'] })?.problem).toContain('has no route');
    expect(settingsProblem('sim/loyal', { providerOptions: { seed: 1 } })?.problem).toBe('sim/ models take no providerOptions');
  });
});
