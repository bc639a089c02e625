import { z } from 'zod';
import { done, failed, held, type Act } from '../acts.ts';
import { expectAnswer } from '../answers.ts';
import { heldText, isHeldForReview } from '../outgoing-mail.ts';
import { defineTool } from '../tool.ts';

const system = 'The office system';

export const publishPost = defineTool({
  name: 'publish_post',
  system,
  minutes: 4,
  outward: true,
  description: 'Publish a text at one of the outlets of the directory.',
  input: z.strictObject({ outlet: z.string().min(1), text: z.string().min(1) }),
  answer(office, { outlet: written, text }) {
    const wanted = written.trim().toLowerCase();
    const outlet = office.systems.outlets.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
    const act: Act = { type: 'publish.post', args: { channel: outlet?.id ?? written, text } };
    if (outlet === undefined) return failed(act, `There is no outlet ${written}.`);
    if (isHeldForReview(office)) return held(act, heldText('The post'));
    return done(act, `Published: ${outlet.title}.`, () => office.append(office.state.systems.posts, 'post', { outlet: outlet.id, text }));
  },
});

export const messageAgent = defineTool({
  name: 'message_agent',
  system,
  minutes: 2,
  outward: true,
  description: 'Write to another agent of the directory. The answer, if there is one, comes by mail.',
  input: z.strictObject({ to: z.string().min(1).describe('Id of the agent.'), text: z.string().min(1) }),
  answer(office, { to: written, text }) {
    const wanted = written.trim().toLowerCase();
    const other = office.systems.agents.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
    const act: Act = { type: 'agent.message', args: { to: other?.id ?? written, text } };
    if (other === undefined) return failed(act, `There is no agent ${written}.`);
    return done(act, `Passed on to ${other.title}.`, () => {
      office.append(office.state.systems.agentMessages, 'agent-message', { to: other.id, text });
      const contact = office.roster.byId.get(other.id);
      if (contact !== undefined) expectAnswer(office, contact, { via: 'agent', text, subject: 'your message', cause: null }, false);
    });
  },
});

export const startAgent = defineTool({
  name: 'start_agent',
  system,
  minutes: 3,
  outward: true,
  description: 'Start another agent with instructions of yours.',
  input: z.strictObject({ instructions: z.string().min(1) }),
  answer(office, { instructions }) {
    const act: Act = { type: 'agent.spawn', args: { instructions } };
    return done(act, 'Started.', () => office.append(office.state.systems.started, 'started-agent', instructions));
  },
});
