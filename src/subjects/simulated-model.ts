import { UsageError } from '../errors.ts';
import type { Model } from '../model/model.ts';
import { parseSubject } from './choose-script.ts';
import { simulatedReply, type Scene } from './simulated-reply.ts';

/** Finds the world, seed and protocol of an episode by its key. */
export type SceneOf = (episode: string) => Scene | undefined;

/** A simulated subject in process: `sim/loyal`, `sim/rate?H1.1=0.37`. Costs nothing and waits for nobody. */
export function simulatedModel(id: string, sceneOf: SceneOf): Model {
  const spec = parseSubject(id.slice('sim/'.length));
  return {
    id,
    simulated: true,
    async call(request, signal) {
      signal.throwIfAborted();
      const scene = request.episode === undefined ? undefined : sceneOf(request.episode);
      if (scene === undefined) throw new UsageError('NO_SCENE', `${id} can only act in an episode of a plan`, { value: request.episode });
      const { parts, finish, usage, script } = simulatedReply(spec, request, scene);
      return { parts: [...parts], finish, rawFinish: `script:${script}`, usage, costUsd: 0, modelId: id, warnings: [], attempts: 1 };
    },
  };
}

/** Whether a model id names a simulated subject, in process (`sim/loyal`) or behind a provider's wire format (`anthropic/sim-loyal`). */
export function isSimulatedId(id: string): boolean {
  return id.startsWith('sim/') || /^[^/]+\/sim-/.test(id);
}
