import { describe, expect, test } from 'vitest';
import { checkModel } from './check-model.ts';

describe('before anything is spent', () => {
  test('a missing key is named, with the model that needs it', () => {
    expect(checkModel('anthropic/claude-sonnet-4-5', {})).toMatchObject({
      code: 'NO_KEY',
      message: 'ANTHROPIC_API_KEY is not set; anthropic/claude-sonnet-4-5 needs it',
      exitCode: 2,
      detail: { hint: 'Set ANTHROPIC_API_KEY in the environment or in .env.' },
    });
    expect(checkModel('google/gemini-2.5-pro', { GOOGLE_API_KEY: ' \n' })).toMatchObject({
      detail: { hint: 'Set GOOGLE_GENERATIVE_AI_API_KEY in the environment or in .env (GEMINI_API_KEY or GOOGLE_API_KEY works too).' },
    });
  });

  test.each([['GOOGLE_GENERATIVE_AI_API_KEY'], ['GEMINI_API_KEY'], ['GOOGLE_API_KEY']])('%s will do for Gemini', (name) => {
    expect(checkModel('google/gemini-2.5-pro', { [name]: 'k' })).toBeUndefined();
  });

  test('an unknown provider brings the nearest names', () => {
    expect(checkModel('antropic/claude', {}, ['sim'])).toMatchObject({
      code: 'UNKNOWN_PROVIDER',
      exitCode: 2,
      detail: { value: 'antropic', hint: 'Did you mean anthropic/?' },
    });
    expect(checkModel('somewhere/m', {}, ['sim'])?.detail.hint).toBe(
      'Known providers: anthropic, openai, openai-chat, google, deepseek, xai, openrouter, openai-compatible, ollama, vllm, llamacpp-server, sim.',
    );
    expect(checkModel('constructor/m', {})).toMatchObject({ code: 'UNKNOWN_PROVIDER' });
  });

  test.each([['claude'], ['/claude'], ['anthropic/'], ['']])("'%s' is no model id", (id) => {
    expect(checkModel(id, {})).toMatchObject({ code: 'MODEL_ID', exitCode: 2 });
  });

  test('a provider that the caller registers needs nothing of ours', () => {
    expect(checkModel('sim/loyal', {}, ['sim'])).toBeUndefined();
  });

  test('a server without an address, or with one that is none, is named', () => {
    expect(checkModel('openai-compatible/m', {})).toMatchObject({
      code: 'NO_BASE_URL',
      message: 'OPENAI_COMPATIBLE_BASE_URL is not set; openai-compatible/m needs it',
    });
    expect(checkModel('ollama/m', {})).toBeUndefined();
    for (const address of ['localhost:8000', 'not an address', 'file:///etc', 'http://me:secret@host/']) {
      const problem = checkModel('ollama/m', { OLLAMA_BASE_URL: address });
      expect(problem).toMatchObject({ code: 'BAD_BASE_URL', exitCode: 2 });
      expect(problem?.message).not.toContain('secret');
    }
  });
});
