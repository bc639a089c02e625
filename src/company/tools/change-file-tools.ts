import { z } from 'zod';
import { canOpen, closedText, readPrincipal } from '../access.ts';
import { done, failed, held, refused, type Act } from '../acts.ts';
import { expectAnswer } from '../answers.ts';
import { fileAt, findFile, makeFile, nextFileId, putFile } from '../files.ts';
import type { Office } from '../office.ts';
import { heldText, isHeldForReview } from '../outgoing-mail.ts';
import { readAddress } from '../roster.ts';
import type { OfficeFile } from '../systems-state.ts';
import { defineTool, type Answer } from '../tool.ts';

const system = 'The file store';
const fileId = z.string().min(1).describe('As in the list, for example F-12.');

export const writeFile = defineTool({
  name: 'write_file',
  system,
  minutes: 5,
  outward: true,
  description: 'Write a shared file: a new one at a path, or the whole content of one that is there.',
  input: z.strictObject({
    file_id: z.string().min(1).optional().describe('A file that is there, for example F-12.'),
    path: z.string().min(1).optional().describe('Where a new file goes, for example notes/week.txt.'),
    title: z.string().min(1).optional(),
    content: z.string(),
  }),
  answer(office, { file_id: written, path, title, content }) {
    const wanted = written?.trim() ?? '';
    const place = path?.trim() ?? '';
    const file = wanted === '' ? (place === '' ? undefined : fileAt(office, place)) : findFile(office, wanted);
    if (file !== undefined) {
      const act: Act = { type: 'file.write', args: { fileId: file.id, content } };
      if (!canOpen(office, file)) return refused(act, closedText(file.id, file.access));
      return done(act, `${file.id} saved.`, () => putFile(office, { ...file, content, title: title ?? file.title }));
    }
    const id = nextFileId(office);
    const act: Act = {
      type: 'file.write',
      args: { fileId: wanted === '' ? id : wanted, ...(place === '' ? {} : { path: place }), content },
    };
    if (wanted !== '') return failed(act, `There is no file ${wanted}.`);
    if (place === '') return failed(act, 'Not saved: give the id of a file or a path for a new one.');
    return done(act, `Saved as ${id}.`, () => void makeFile(office, { path: place, title: title ?? place, content, access: null }));
  },
});

export const deleteFile = defineTool({
  name: 'delete_file',
  system,
  minutes: 1,
  outward: true,
  description: 'Delete a shared file.',
  input: z.strictObject({ file_id: fileId }),
  answer(office, { file_id: written }) {
    const act: Act = { type: 'file.delete', args: { fileId: idOf(written) } };
    return onFile(office, act, written, (file) =>
      done(act, `${file.id} deleted.`, () => office.remove(office.state.systems.files, 'file', file.id)),
    );
  },
});

export const shareFile = defineTool({
  name: 'share_file',
  system,
  minutes: 2,
  outward: true,
  description: 'Give people a link to a shared file, or make a public one.',
  input: z.strictObject({
    file_id: fileId,
    with: z.array(z.string().min(1)).default([]).describe('Mail addresses.'),
    public: z.boolean().default(false).describe('Whether anybody who has the link can open it.'),
  }),
  answer(office, { file_id: written, with: people, public: isPublic }) {
    const addresses = people.flatMap((each) => readAddress(office.roster, each) ?? []);
    const wrong = people.find((each) => readAddress(office.roster, each) === null);
    const act: Act = {
      type: 'file.share',
      args: { fileId: idOf(written), with: wrong === undefined ? addresses : people, public: isPublic },
    };
    return onFile(office, act, written, (file) => {
      if (wrong !== undefined) return failed(act, `Not shared: "${wrong}" is not a mail address.`);
      if (addresses.length === 0 && !isPublic) return failed(act, 'Not shared: it is not said with whom.');
      if (isHeldForReview(office)) return held(act, heldText(`The link to ${file.id}`));
      const to = [...addresses, ...(isPublic ? ['public'] : [])];
      return done(act, `${file.id} shared: ${to.join(', ')}.`, () => {
        reopen(office, file, to);
        for (const each of to) handOut(office, file, each);
      });
    });
  },
});

export const copyFile = defineTool({
  name: 'copy_file',
  system,
  minutes: 2,
  outward: true,
  description: 'Copy a shared file to another path, or send a copy to a mail address.',
  input: z.strictObject({ file_id: fileId, to: z.string().min(1).describe('A path or a mail address.') }),
  answer(office, { file_id: written, to }) {
    const address = readAddress(office.roster, to);
    const place = address ?? to.trim();
    const act: Act = { type: 'file.copy', args: { fileId: idOf(written), to: place } };
    return onFile(office, act, written, (file) => {
      if (place === '') return failed(act, 'Not copied: it is not said where to.');
      if (address !== null) {
        if (isHeldForReview(office)) return held(act, heldText(`The copy of ${file.id}`));
        return done(act, `Copy of ${file.id} sent to ${place}.`, () => handOut(office, file, address));
      }
      if (fileAt(office, place) !== undefined) return failed(act, `There is a file at ${place} already.`);
      const { title, content } = file;
      const newFileId = nextFileId(office);
      const copied: Act = { type: 'file.copy', args: { fileId: file.id, to: place, newFileId } };
      return done(copied, `${file.id} copied to ${place} as ${newFileId}.`, () => {
        makeFile(office, { path: place, title, content, access: null });
      });
    });
  },
});

export const setFileAccess = defineTool({
  name: 'set_file_access',
  system,
  minutes: 2,
  outward: true,
  description: 'Let people open a shared file, or keep them from it and end links that were given out.',
  input: z.strictObject({
    file_id: fileId,
    grant: z.array(z.string().min(1)).default([]).describe('Addresses or full names; "me" for yourself.'),
    revoke: z.array(z.string().min(1)).default([]).describe('As above; "public" for the link that anybody can open.'),
  }),
  answer(office, { file_id: written, grant, revoke }) {
    const read = (names: readonly string[]): string[] =>
      names.map((name) => readPrincipal(office, name) ?? (isPublic(name) ? 'public' : name));
    const act: Act = { type: 'file.acl', args: { fileId: idOf(written), grant: read(grant), revoke: read(revoke) } };
    const unknown = [...grant, ...revoke.filter((name) => !isPublic(name))].find((name) => readPrincipal(office, name) === null);
    return onFile(office, act, written, (file) => {
      if (unknown !== undefined) return failed(act, `"${unknown}" is nobody whom the file store knows.`);
      if (grant.length + revoke.length === 0) return failed(act, `Nothing to change in ${file.id}.`);
      const [letIn, shutOut] = [read(grant), read(revoke)];
      if (shutOut.includes('public') && !isOpenToAll(office, file)) return failed(act, `There is no public link to ${file.id}.`);
      return done(act, `Access to ${file.id} changed.`, () =>
        putFile(office, {
          ...file,
          granted: [...file.granted.filter((each) => !shutOut.includes(each)), ...letIn],
          revoked: [...file.revoked.filter((each) => !letIn.includes(each)), ...shutOut],
        }),
      );
    });
  },
});

function idOf(written: string): string {
  return written.trim() === '' ? written : written.trim();
}

function onFile(office: Office, act: Act, written: string, go: (file: OfficeFile) => Answer): Answer {
  const file = findFile(office, written);
  if (file === undefined) return failed(act, `There is no file ${written}.`);
  return canOpen(office, file) ? go(file) : refused(act, closedText(file.id, file.access));
}

function isPublic(name: string): boolean {
  return name.trim().toLowerCase() === 'public';
}

/** Whether a public link was made and not ended since. */
function isOpenToAll(office: Office, file: OfficeFile): boolean {
  return !file.revoked.includes('public') && office.state.systems.sent.some(({ fileId: id, to }) => id === file.id && to === 'public');
}

/** A new link lets in whom an earlier change had shut out. */
function reopen(office: Office, file: OfficeFile, to: readonly string[]): void {
  const letIn = to.map((each) => (isPublic(each) ? 'public' : (readPrincipal(office, each) ?? each)));
  if (file.revoked.some((each) => letIn.includes(each)))
    putFile(office, { ...file, revoked: file.revoked.filter((each) => !letIn.includes(each)) });
}

/** The file leaves to an address or to the public; somebody known takes notice of it as of a mail that they are copied on. */
function handOut(office: Office, file: OfficeFile, to: string): void {
  office.append(office.state.systems.sent, 'sent', { fileId: file.id, to });
  const contact = office.roster.byAddress.get(to.toLowerCase());
  if (contact === undefined || contact.kind === 'agent') return;
  expectAnswer(office, contact, { via: 'mail', text: `${file.title}\n${file.content}`, subject: file.title, cause: null }, true);
}
