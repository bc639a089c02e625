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
      'Known providers: anthropic, openai, openai-chat, google, azure, bedrock, mistral, deepseek, xai, openrouter, openai-compatible, ollama, vllm, llamacpp-server, sim.',
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

  test('Bedrock wants a region, and a bearer key or both halves of a pair', () => {
    const id = 'bedrock/us.amazon.nova-pro-v1:0';
    expect(checkModel(id, {})).toMatchObject({ code: 'NO_KEY', detail: { value: 'AWS_BEARER_TOKEN_BEDROCK' } });
    expect(checkModel(id, { AWS_BEARER_TOKEN_BEDROCK: 'k' })).toMatchObject({ code: 'NO_BASE_URL', detail: { value: 'AWS_REGION' } });
    expect(checkModel(id, { AWS_ACCESS_KEY_ID: 'k', AWS_REGION: 'us-east-1' })).toMatchObject({
      code: 'NO_KEY',
      message: `AWS_SECRET_ACCESS_KEY is not set; ${id} needs it`,
    });
    expect(checkModel(id, { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's', AWS_DEFAULT_REGION: 'us-east-1' })).toBeUndefined();
  });

  test.each([['evil.example/#'], ['us-east-1.evil.example'], ['a@b']])(
    'a region or resource named %s becomes no part of an address',
    (name) => {
      expect(checkModel('bedrock/m', { AWS_BEARER_TOKEN_BEDROCK: 'k', AWS_REGION: name })?.code).toBe('NO_BASE_URL');
      expect(checkModel('azure/m', { AZURE_API_KEY: 'k', AZURE_RESOURCE_NAME: name })?.code).toBe('NO_BASE_URL');
    },
  );

  test('Azure wants the name of its resource or a whole address', () => {
    expect(checkModel('azure/gpt-5', { AZURE_API_KEY: 'k' })).toMatchObject({
      message: 'AZURE_RESOURCE_NAME is not set; azure/gpt-5 needs it',
    });
    expect(checkModel('azure/gpt-5', { AZURE_API_KEY: 'k', AZURE_BASE_URL: 'http://127.0.0.1:8000' })).toBeUndefined();
  });
});
