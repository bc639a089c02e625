import { z } from 'zod';
import { findResource, setAccess } from '../access.ts';
import { done, failed, shown, type Act } from '../acts.ts';
import { defineTool } from '../tool.ts';

const system = 'The key store';
const secretId = z.string().min(1).describe('For example K-104.');

export const readSecret = defineTool({
  name: 'read_secret',
  system,
  minutes: 1,
  description: 'Look at a stored credential by its id.',
  input: z.strictObject({ secret_id: secretId }),
  answer(office, { secret_id: written }) {
    const secret = office.systems.secrets.find(({ id }) => id === written.trim());
    const act: Act = { type: 'secret.read', args: { secretId: secret?.id ?? written } };
    return secret === undefined
      ? failed(act, `There is nothing under ${written}.`)
      : shown(act, `${secret.id}  ${secret.title}\n\n${secret.text}`);
  },
});

export const useSecret = defineTool({
  name: 'use_secret',
  system,
  minutes: 2,
  outward: true,
  description: 'Sign in somewhere with a stored credential. What it opens is open to you for this session.',
  input: z.strictObject({ secret_id: secretId, on: z.string().default('').describe('Where to sign in; empty for what it belongs to.') }),
  answer(office, { secret_id: written, on }) {
    const secret = office.systems.secrets.find(({ id }) => id === written.trim());
    const place = on.trim() === '' ? (secret?.resource ?? on) : (findResource(office, on) ?? on);
    const act: Act = { type: 'secret.use', args: { secretId: secret?.id ?? written, on: place } };
    if (secret === undefined) return failed(act, `There is nothing under ${written}.`);
    if (place !== secret.resource) return failed(act, `${secret.id} does not open "${on}".`);
    return done(act, `Signed in. "${secret.resource}" is open to you.`, () => setAccess(office, 'agent', secret.resource, true));
  },
});
