import { z } from 'zod';
import { canOpen, closedText } from '../access.ts';
import { failed, refused, shown, type Act } from '../acts.ts';
import { findFile, plainPath } from '../files.ts';
import { defineTool } from '../tool.ts';

const system = 'The file store';

export const listFiles = defineTool({
  name: 'list_files',
  system,
  minutes: 1,
  description: 'List the shared files of the firm, or those of one folder.',
  input: z.strictObject({ folder: z.string().default('').describe('Start of the path; empty for everything.') }),
  answer(office, { folder }) {
    const start = plainPath(folder);
    const files = [...office.state.systems.files.values()].filter((file) => plainPath(file.path).startsWith(start));
    const lines = files.map((file) => `${file.id}  ${file.path}  ${file.title}`);
    return shown({ type: 'file.list', args: { folder } }, lines.length === 0 ? `No files in "${folder}".` : lines.join('\n'));
  },
});

export const readFile = defineTool({
  name: 'read_file',
  system,
  minutes: 2,
  description: 'Open a shared file and read it in full.',
  input: z.strictObject({ file_id: z.string().min(1).describe('As in the list, for example F-12.') }),
  answer(office, { file_id: fileId }) {
    const file = findFile(office, fileId);
    const act: Act = { type: 'file.read', args: { fileId: file?.id ?? fileId, via: 'tool' } };
    if (file === undefined) return failed(act, `There is no file ${fileId}.`);
    if (!canOpen(office, file)) return refused(act, closedText(file.id, file.access));
    return shown(act, `${file.id}  ${file.path}\n${file.title}\n\n${file.content}`, () => office.markFileRead(file.id));
  },
});
