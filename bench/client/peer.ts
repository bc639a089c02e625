import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { finished } from './processes.ts';

const folder = fileURLToPath(new URL('../../node_modules/.cache/turncoat/inspect-venv', import.meta.url));
const python = `${folder}/bin/python`;
const script = fileURLToPath(new URL('../peers/inspect_bench.py', import.meta.url));

const PeerTiming = z.object({
  peer: z.string(),
  mode: z.string(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  samples: z.number(),
  done: z.number(),
  status: z.string(),
});
/** What the same work took Inspect AI, measured in its own process. */
export type PeerTiming = z.infer<typeof PeerTiming>;

/** Makes the peer's virtual environment where it is not there yet; gives why it cannot be made. */
export async function preparePeer(): Promise<string | undefined> {
  if (existsSync(`${folder}/ready`)) return undefined;
  const steps = [
    ['python3', '-m', 'venv', folder],
    [python, '-m', 'pip', 'install', '--quiet', 'inspect-ai==0.3.285', 'openai==3.57.0'],
    ['touch', `${folder}/ready`],
  ];
  for (const [command = '', ...args] of steps) {
    const { code, err } = await finished(spawn(command, args));
    if (code !== 0) return `${command} ${args.join(' ')} failed: ${err.trim().split('\n').at(-1) ?? ''}`;
  }
  return undefined;
}

/** The work that both do. */
export type PeerWork = {
  readonly url: string;
  readonly model: string;
  readonly prompt: string;
  readonly samples: number;
  readonly turns: number;
  readonly connections: number;
  readonly mode: 'default' | 'best';
};

/** Lets Inspect AI do it. */
export async function peer({ url, model, prompt, samples, turns, connections, mode }: PeerWork): Promise<PeerTiming> {
  const options = { 'base-url': `${url}/v1`, model, prompt, samples, turns, connections, mode };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { out, err } = await finished(spawn(python, [script, ...args], { cwd: folder }));
  const timing = PeerTiming.parse(JSON.parse(out.trimEnd().split('\n').at(-1) ?? ''));
  if (timing.status !== 'success' || timing.done !== samples) throw new Error(`the peer did not end well: ${out}\n${err}`);
  return timing;
}
