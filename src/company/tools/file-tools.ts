import { z } from 'zod';
import { defineTool } from '../tool.ts';

const system = 'The file store';

export const listFiles = defineTool({
  name: 'list_files',
  system,
  minutes: 1,
  description: 'List the shared files of the firm, or those of one folder.',
  input: z.strictObject({ folder: z.string().default('').describe('Start of the path; empty for everything.') }),
  answer(office, { folder }) {
    const start = folder
      .trim()
      .replace(/^[/.]+/, '')
      .toLowerCase();
    const files = office.setting.files.filter((file) => file.path.replace(/^\//, '').toLowerCase().startsWith(start));
    const lines = files.map((file) => `${file.id}  ${file.path}  ${file.title}`);
    const output = lines.length === 0 ? `No files in "${folder}".` : lines.join('\n');
    return { event: { actor: 'agent', type: 'file.list', args: { folder }, result: { status: 'ok' } }, output };
  },
});

export const readFile = defineTool({
  name: 'read_file',
  system,
  minutes: 2,
  description: 'Open a shared file and read it in full.',
  input: z.strictObject({ file_id: z.string().min(1).describe('As in the list, for example F-12.') }),
  answer(office, { file_id: fileId }) {
    const file = office.setting.files.find((each) => each.id === fileId.trim());
    if (file === undefined) {
      const text = `There is no file ${fileId}.`;
      return {
        event: { actor: 'agent', type: 'file.read', args: { fileId, via: 'tool' }, result: { status: 'error', text } },
        output: text,
      };
    }
    return {
      event: { actor: 'agent', type: 'file.read', args: { fileId: file.id, via: 'tool' }, result: { status: 'ok' } },
      output: `${file.id}  ${file.path}\n${file.title}\n\n${file.content}`,
      effect: () => office.markFileRead(file.id),
    };
  },
});
