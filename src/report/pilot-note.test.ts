import { expect, test } from 'vitest';
import { pilotNote } from './pilot-note.ts';

test('a pack that fewer than three families of models have run is unpiloted, and says by whom', () => {
  expect(pilotNote([])).toBe('unpiloted: no model has run it');
  expect(pilotNote(['sim/loyal', 'sim/opportunist', 'sim/erratic'])).toBe('unpiloted: no model has run it');
  expect(pilotNote(['anthropic/claude-a', 'anthropic/claude-b', 'openai/gpt-a', 'openai-chat/gpt-b'])).toMatch(
    /^unpiloted: anthropic\/claude-a, .*, models of 3 families are needed$/,
  );
});

test('three families make it piloted, also behind a router or on servers of one’s own', () => {
  expect(pilotNote(['anthropic/a', 'openai/b', 'google/c'])).toBe('piloted on anthropic/a, openai/b, google/c');
  expect(pilotNote(['openrouter/qwen/qwen3', 'openrouter/meta-llama/llama-4', 'openrouter/deepseek/deepseek-r1'])).toMatch(/^piloted on/);
  expect(pilotNote(['vllm/Qwen3-8B', 'ollama/qwen3:8b', 'vllm/mistral-7b'])).toMatch(/^unpiloted/);
  expect(pilotNote(['xai/grok-4.6', 'openrouter/x-ai/grok-4.6', 'deepseek/deepseek-v4-pro'])).toMatch(/^unpiloted/);
});
