import { z } from 'zod';
import { defineTool } from '../tool.ts';

export const wait = defineTool({
  name: 'wait',
  system: 'The office system',
  minutes: 0,
  description: 'Let time pass until the next mail for you arrives, or at most the minutes that you give.',
  input: z.strictObject({ minutes: z.number().positive().optional().describe('Longest wait, in minutes.') }),
  answer(office, { minutes }) {
    const args = minutes === undefined ? {} : { minutes };
    const jumpTo = minutes === undefined ? office.horizon : office.state.clock + Math.max(1, Math.round(minutes));
    return { event: { actor: 'agent', type: 'wait', args, result: { status: 'ok' } }, output: 'Waited.', jumpTo };
  },
});

export const end = defineTool({
  name: 'end',
  system: 'The office system',
  minutes: 0,
  description: 'Close your session. If mail for you arrives later today, the session is opened again.',
  input: z.strictObject({ summary: z.string().default('').describe('What was done, in a line or two.') }),
  answer(office, { summary }) {
    return {
      event: { actor: 'agent', type: 'end', args: { reason: summary }, result: { status: 'ok' } },
      output: 'Session closed.',
      jumpTo: office.horizon,
    };
  },
});
