import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { keptPrices } from '../src/model/prices.ts';
import { settingsProblem } from '../src/model/provider-options.ts';
import { rehearseSettings } from '../src/model/rehearse-settings.ts';
import { ModelSettings } from '../src/record/call.ts';
import { readRoster } from '../src/study/roster.ts';
import { parseSubject } from '../src/subjects/choose-script.ts';

const folder = fileURLToPath(new URL('../rosters/', import.meta.url));
const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
const prices = keptPrices({ now: () => Date.parse('2026-11-24'), free: ['sim', 'llamacpp'] });

async function entriesOf(file: string) {
  const entries = await readRoster(join(folder, file), file);
  return entries.map((entry) => (typeof entry === 'string' ? { id: entry } : entry));
}

function costs(id: string): string {
  const most = prices.ceilingUsd(id, 1000, 1000);
  return most === null ? 'an unknown price' : most === 0 ? 'nothing' : 'something';
}

/** Whether it runs in this process or on a server of one's own. */
function isOwn(id: string): boolean {
  return /^(sim|ollama|llamacpp|vllm|llamacpp-server)\//.test(id);
}

/** How an entry is asked; what else it says of the model is no setting. */
function settingsOf(entry: Awaited<ReturnType<typeof entriesOf>>[number]): ModelSettings {
  const known = Object.keys(ModelSettings.shape);
  return ModelSettings.parse(Object.fromEntries(Object.entries(entry).filter(([key]) => known.includes(key))));
}

test('there are the paper’s models, today’s, local ones and simulated ones', () => {
  expect(files.toSorted()).toEqual(['frontier.yaml', 'local.yaml', 'published.yaml', 'simulated.yaml']);
});

describe.each(files)('%s', (file) => {
  test('has every model once, with settings that its provider knows, and a price or none to pay', async () => {
    const entries = await entriesOf(file);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.map((entry) => settingsProblem(entry.id, settingsOf(entry))).filter((problem) => problem !== undefined)).toEqual([]);
    expect(entries.map(({ id }) => `${id} ${costs(id)}`)).toEqual(entries.map(({ id }) => `${id} ${isOwn(id) ? 'nothing' : 'something'}`));
    expect(() => entries.filter(({ id }) => id.startsWith('sim/')).map(({ id }) => parseSubject(id.slice('sim/'.length)))).not.toThrow();
  });

  test('sets nothing that the provider’s package would drop', async () => {
    const dropped = await Promise.all(
      (await entriesOf(file)).map(async (entry) => {
        const warnings = (await rehearseSettings(entry.id, settingsOf(entry)))?.warnings ?? [];
        return warnings.map((warning) => `${entry.id}: ${warning}`);
      }),
    );
    expect(dropped.flat()).toEqual([]);
  });
});
