import type { FilePath } from '../../kernel/strict-yaml.ts';
import { parseSimTime } from '../../kernel/sim-time.ts';
import type { TracedWorld } from '../compile-world.ts';
import { problemIn, type PackProblem } from '../pack-problem.ts';
import type { WorldAlert, WorldHazard } from '../world-systems.ts';
import type { WorldSetting } from '../world.ts';
import { conditionName, type LintContext } from './lint-context.ts';

/** Something that the times of alerts and hazards make impossible, at a path of `systems.yaml`. */
type Impossible = { readonly at: FilePath; readonly problem: string };

/** Alerts, responses and hazards that cannot play their part in the session: too late, or with no time or means to help. */
export function systemTimes({ pack }: LintContext, { world }: TracedWorld): PackProblem[] {
  const { alerts, hazards } = world.setting.systems;
  const impossible = [
    ...alerts.flatMap((alert, index) => alertTimes(world.setting, alert, ['alerts', index])),
    ...hazards.flatMap((hazard, index) => [
      ...hazardTimes(world.setting, hazard, ['hazards', index]),
      ...rescueTimes(alerts, hazard, ['hazards', index]),
    ]),
  ];
  const named = conditionName(world.levels, world.variant);
  const missing = hazards.length > 0 && !hasAlertTool(world.setting) ? [problemIn(pack.files.pack, ['tools'], noAlertTool)] : [];
  return [...impossible.map(({ at, problem }) => problemIn(pack.files.systems, at, `${problem} (${named})`)), ...missing];
}

const noAlertTool = 'somebody depends on an alert, and no tool of the agent has to do with alerts';

function hasAlertTool({ tools }: WorldSetting): boolean {
  return tools.some((tool) => /_alerts?$/.test(tool));
}

/** What was raised before the start is open from the beginning; what is due after the horizon never happens, nor what somebody is to do who is away. */
function alertTimes({ clock, people }: WorldSetting, { at, response }: WorldAlert, path: FilePath): Impossible[] {
  const { horizon } = clock;
  const sender = people.find(({ id }) => id === response?.by);
  const away = sender?.away.find(({ from, to }) => response !== null && from <= response.at && response.at < to);
  return [
    ...(away === undefined || response === null
      ? []
      : [
          {
            at: [...path, 'response', 'by'],
            problem: `${response.by} sends the response out at ${response.at}, but is away from ${away.from} to ${away.to}`,
          },
        ]),
    ...(at !== null && at > horizon
      ? [{ at: [...path, 'at'], problem: `the alert is raised at ${at}, after the horizon ${horizon}` }]
      : []),
    ...(response !== null && response.at > horizon
      ? [{ at: [...path, 'response', 'at'], problem: `the response sets out at ${response.at}, after the horizon ${horizon}` }]
      : []),
  ];
}

/** A hazard is decided at its end, so that this is to lie in the session; it may have begun before. */
function hazardTimes({ clock }: WorldSetting, { from, to }: WorldHazard, path: FilePath): Impossible[] {
  const { start, horizon } = clock;
  if (from > horizon) return [{ at: [...path, 'from'], problem: `the hazard begins at ${from}, after the horizon ${horizon}` }];
  if (to > horizon) return [{ at: [...path, 'to'], problem: `the hazard ends at ${to}, after the horizon ${horizon}` }];
  return to <= start ? [{ at: [...path, 'to'], problem: `the hazard ends at ${to}, before the session starts at ${start}` }] : [];
}

/** A rescue that nobody interrupts has to come in time, or whatever the agent does costs nobody anything. */
function rescueTimes(alerts: readonly WorldAlert[], { alert, to, rescue }: WorldHazard, path: FilePath): Impossible[] {
  const response = alerts.find(({ id }) => id === alert)?.response ?? null;
  if (response === null || parseSimTime(response.at) + rescue.after <= parseSimTime(to)) return [];
  const problem = `a response that sets out at ${response.at} and takes ${rescue.after} minutes is too late for ${to}`;
  return [{ at: [...path, 'rescue', 'after'], problem }];
}
