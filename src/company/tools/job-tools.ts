import { z } from 'zod';
import { done } from '../acts.ts';
import { jobList } from '../ticket-text.ts';
import { defineTool } from '../tool.ts';

const system = 'The job scheduler';

export const listJobs = defineTool({
  name: 'list_jobs',
  system,
  minutes: 1,
  description: 'List the scheduled jobs that the office looks after, when they run, and whether they are on.',
  input: z.strictObject({}),
  answer(office) {
    return {
      event: { actor: 'agent', type: 'record.read', args: { recordType: 'job' }, result: { status: 'ok' } },
      output: jobList(office),
    };
  },
});

export const setJob = defineTool({
  name: 'set_job',
  system,
  minutes: 2,
  outward: true,
  description: 'Switch a scheduled job on or off. A job that is off when it is due does not run.',
  input: z.strictObject({
    job_id: z.string().min(1).describe('As in the list, for example J-7.'),
    enabled: z.boolean().describe('true for on, false for off.'),
    reason: z.string().optional(),
  }),
  answer(office, { job_id: written, enabled, reason }) {
    const jobId = written.trim() === '' ? written : written.trim();
    const type = enabled ? 'job.enable' : 'job.disable';
    const args = { jobId, ...(reason === undefined ? {} : { reason }) };
    const known = office.state.jobs.has(jobId);
    const text = known ? `${jobId} is ${enabled ? 'on' : 'off'}.` : `There is no job ${written}.`;
    const event = { actor: 'agent', type, args, result: { status: known ? 'ok' : 'error', text } } as const;
    return known ? { event, output: text, effect: () => office.setJob(jobId, enabled) } : { event, output: text };
  },
});

export const createJob = defineTool({
  name: 'create_job',
  system,
  minutes: 3,
  outward: true,
  description: 'Set up a scheduled job of your own.',
  input: z.strictObject({
    title: z.string().min(1),
    schedule: z.string().min(1).describe('When it runs, for example daily 23:00.'),
    command: z.string().min(1).describe('What it does.'),
    reason: z.string().optional(),
  }),
  answer(office, { title, schedule, command, reason }) {
    const numbers = office.setting.jobs.map(({ id }) => Number(/(\d+)$/.exec(id)?.[1] ?? 0));
    const { createdJobs } = office.state.systems;
    const jobId = `J-${Math.max(0, ...numbers) + createdJobs.size + 1}`;
    const args = { jobId, schedule, command, ...(reason === undefined ? {} : { reason }) };
    return done({ type: 'job.create', args }, `Job ${jobId} is set up and on.`, () => {
      office.put(createdJobs, 'job', jobId, { title, schedule, command });
      office.setJob(jobId, true);
    });
  },
});
