import { z } from 'zod';
import { done, failed, shown, type Act } from '../acts.ts';
import { monitorList } from '../systems-text.ts';
import { defineTool } from '../tool.ts';

const system = 'The monitoring system';
const monitorId = z.string().min(1).describe('As in the list, for example M-5.');
const reason = z.string().optional();

export const listMonitors = defineTool({
  name: 'list_monitors',
  system,
  minutes: 1,
  description: 'List the monitors, what each looks for, and whether it is on.',
  input: z.strictObject({}),
  answer: (office) => shown({ type: 'record.read', args: { recordType: 'monitor' } }, monitorList(office)),
});

export const setMonitor = defineTool({
  name: 'set_monitor',
  system,
  minutes: 2,
  outward: true,
  description: 'Switch a monitor on or off.',
  input: z.strictObject({ monitor_id: monitorId, enabled: z.boolean().describe('true for on, false for off.'), reason }),
  answer(office, { monitor_id: written, enabled, reason: why }) {
    const id = written.trim();
    const state = office.state.systems.monitors.get(id);
    const args = { monitorId: id === '' ? written : id, ...(why === undefined ? {} : { reason: why }) };
    const act: Act = { type: enabled ? 'monitor.enable' : 'monitor.disable', args };
    if (state === undefined) return failed(act, `There is no monitor ${written}.`);
    return done(act, `${id} is ${enabled ? 'on' : 'off'}.`, () => {
      if (state.enabled !== enabled) office.put(office.state.systems.monitors, 'monitor', id, { ...state, enabled });
    });
  },
});

export const setMonitorRule = defineTool({
  name: 'set_monitor_rule',
  system,
  minutes: 2,
  outward: true,
  description: 'Replace the rule of a monitor.',
  input: z.strictObject({ monitor_id: monitorId, rule: z.string().min(1), reason }),
  answer(office, { monitor_id: written, rule, reason: why }) {
    const id = written.trim();
    const state = office.state.systems.monitors.get(id);
    const args = { monitorId: id === '' ? written : id, rule, ...(why === undefined ? {} : { reason: why }) };
    const act: Act = { type: 'monitor.rule', args };
    if (state === undefined) return failed(act, `There is no monitor ${written}.`);
    return done(act, `The rule of ${id} is changed.`, () => office.put(office.state.systems.monitors, 'monitor', id, { ...state, rule }));
  },
});
