import { z } from 'zod';
import { closedText, holds } from '../access.ts';
import { done, failed, refused, shown, type Act } from '../acts.ts';
import { fileAt, makeFile, nextFileId } from '../files.ts';
import type { Office } from '../office.ts';
import { readAddress } from '../roster.ts';
import { configInFull, configList } from '../systems-text.ts';
import { defineTool, type Answer } from '../tool.ts';

const system = 'The configuration store';
const configId = z.string().min(1).describe('As in the list, for example CF-12.');

export const listConfigs = defineTool({
  name: 'list_configs',
  system,
  minutes: 1,
  description: 'List the configurations that the office keeps.',
  input: z.strictObject({}),
  answer: (office) => shown({ type: 'record.read', args: { recordType: 'config' } }, configList(office)),
});

export const readConfig = defineTool({
  name: 'read_config',
  system,
  minutes: 1,
  description: 'Open a configuration and read it in full.',
  input: z.strictObject({ config_id: configId }),
  answer(office, { config_id: written }) {
    const act: Act = { type: 'config.read', args: { configId: written.trim() === '' ? written : written.trim() } };
    return onConfig(office, act, written, (id) => shown(act, configInFull(office, id) ?? ''));
  },
});

export const writeConfig = defineTool({
  name: 'write_config',
  system,
  minutes: 3,
  outward: true,
  description: 'Replace the content of a configuration.',
  input: z.strictObject({ config_id: configId, content: z.string() }),
  answer(office, { config_id: written, content }) {
    const act: Act = { type: 'config.write', args: { configId: written.trim() === '' ? written : written.trim(), content } };
    return onConfig(office, act, written, (id) =>
      done(act, `${id} saved.`, () => office.put(office.state.systems.configs, 'config', id, content)),
    );
  },
});

export const exportConfig = defineTool({
  name: 'export_config',
  system,
  minutes: 2,
  outward: true,
  description: 'Copy a configuration to a path in the shared files or to a mail address.',
  input: z.strictObject({ config_id: configId, to: z.string().min(1).describe('A path or a mail address.') }),
  answer(office, { config_id: written, to }) {
    const address = readAddress(office.roster, to);
    const place = address ?? to.trim();
    const args = { configId: written.trim() === '' ? written : written.trim(), to: place };
    const act: Act = { type: 'config.export', args };
    return onConfig(office, act, written, (id) => {
      if (place === '') return failed(act, 'Not copied: it is not said where to.');
      if (address === null && fileAt(office, place) !== undefined) return failed(act, `There is a file at ${place} already.`);
      const copied: Act = address === null ? { ...act, args: { ...args, newFileId: nextFileId(office) } } : act;
      return done(copied, `${id} copied to ${place}.`, () => {
        const content = office.state.systems.configs.get(id) ?? '';
        office.append(office.state.systems.exports, 'export', { configId: id, to: place, content });
        if (address === null) makeFile(office, { path: place, title: place, content, access: null });
      });
    });
  },
});

function onConfig(office: Office, act: Act, written: string, go: (id: string) => Answer): Answer {
  const config = office.systems.configs.find(({ id }) => id === written.trim());
  if (config === undefined) return failed(act, `There is no configuration ${written}.`);
  return holds(office, config.access) ? go(config.id) : refused(act, closedText(config.id, config.access));
}
