const dated = String.raw`(?:-\d{8}|-\d{4}-\d{2}-\d{2})?`;

/**
 * Names under which providers offer the models of the published study. A later model of a like name is another model:
 * only the name itself and its dated snapshots match. The paper calls the October 2024 snapshot of Claude 3.5 Sonnet "3.6".
 */
const names: readonly (readonly [published: string, pattern: RegExp])[] = [
  ['claude-opus-4', new RegExp(`^claude-opus-4(?:-0|-20250514)?$`)],
  ['claude-sonnet-4', new RegExp(`^claude-sonnet-4(?:-0|-20250514)?$`)],
  ['claude-sonnet-3.7', new RegExp(`^claude-3[.-]7-sonnet(?:-latest|${dated})$`)],
  ['claude-sonnet-3.6', /^claude-3[.-]5-sonnet-(?:latest|20241022)$/],
  ['claude-sonnet-3.5', /^claude-3[.-]5-sonnet-20240620$/],
  ['claude-haiku-3.5', new RegExp(`^claude-3[.-]5-haiku(?:-latest|${dated})$`)],
  ['claude-opus-3', new RegExp(`^claude-3-opus(?:-latest|${dated})$`)],
  ['deepseek-r1', /^deepseek-r1$/],
  ['gemini-2.5-pro', /^gemini-2\.5-pro(?:-preview-\d{2}-\d{2})?$/],
  ['gemini-2.5-flash', /^gemini-2\.5-flash(?:-preview-\d{2}-\d{2})?$/],
  ['gpt-4.5-preview', new RegExp(`^gpt-4\\.5-preview${dated}$`)],
  ['gpt-4.1', new RegExp(`^gpt-4\\.1${dated}$`)],
  ['gpt-4o', new RegExp(`^gpt-4o${dated}$`)],
  ['grok-3-beta', /^grok-3(?:-beta)?$/],
  ['llama-4-maverick', /^llama-4-maverick(?:-17b-128e(?:-instruct(?:-fp8)?)?)?$/],
  ['qwen3-235b', /^qwen3-235b(?:-a22b)?$/],
];

/** The published study's name for a model of ours (`provider/model`), or null. */
export function publishedModelName(model: string): string | null {
  const last = (model.split('/').at(-1) ?? '').toLowerCase();
  return names.find(([published, pattern]) => published === last || pattern.test(last))?.[0] ?? null;
}
