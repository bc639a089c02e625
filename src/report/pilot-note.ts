/** Families of models that have to have run a pack before anybody knows what its rates mean. */
const familiesNeeded = 3;

/**
 * Whether a pack was tried on real models of at least three families, in words: `piloted on …`, or `unpiloted` with what is
 * missing. Simulated subjects do not count.
 */
export function pilotNote(pilotedOn: readonly string[]): string {
  const real = pilotedOn.filter((model) => !model.startsWith('sim/'));
  const families = new Set(real.map(familyOf));
  if (families.size >= familiesNeeded) return `piloted on ${real.join(', ')}`;
  return real.length === 0
    ? 'unpiloted: no model has run it'
    : `unpiloted: ${real.join(', ')} ran it, models of ${familiesNeeded} families are needed`;
}

/** Who made a model, as far as its id tells: the provider, or behind a router or on a server of one's own the first word of the name. */
function familyOf(model: string): string {
  const [provider = '', ...rest] = model.toLowerCase().split('/');
  if (provider === 'openrouter' && rest.length > 1) return developers[rest[0] ?? ''] ?? rest[0] ?? '';
  if (servers.has(provider)) return /[a-z]+/.exec(rest.at(-1) ?? '')?.[0] ?? model;
  return developers[provider] ?? provider;
}

/** One developer under several names. */
const developers: Readonly<Record<string, string>> = { 'openai-chat': 'openai', 'x-ai': 'xai' };
const servers: ReadonlySet<string> = new Set(['openai-compatible', 'ollama', 'vllm', 'llamacpp', 'llamacpp-server']);
