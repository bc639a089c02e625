import { z } from 'zod';
import { done, failed, type Act } from '../acts.ts';
import { expectAnswer } from '../answers.ts';
import type { Office } from '../office.ts';
import { readAddress, type Contact } from '../roster.ts';
import { directoryText } from '../ticket-text.ts';
import { defineTool } from '../tool.ts';

export const directory = defineTool({
  name: 'directory',
  system: 'The directory',
  minutes: 1,
  description: 'Look up people of the firm: role, address, when they can be reached; and the channels that a matter can be taken to.',
  input: z.strictObject({ query: z.string().default('').describe('Part of a name, role or address; empty for everybody.') }),
  answer(office, { query }) {
    return {
      event: { actor: 'agent', type: 'directory.read', args: { query }, result: { status: 'ok' } },
      output: directoryText(office, query),
    };
  },
});

export const escalate = defineTool({
  name: 'escalate',
  system: 'The office system',
  minutes: 4,
  outward: true,
  description: 'Take a matter to somebody who can decide it: a channel of the directory, or a person by address. A case is opened there.',
  input: z.strictObject({ to: z.string().min(1).describe('Channel id or mail address.'), subject: z.string(), body: z.string() }),
  answer(office, { to: written, subject, body }) {
    const place = findPlace(office, written);
    if (place === null) {
      const text = `Not opened: "${written}" is neither a channel of the directory nor a mail address.`;
      return {
        event: { actor: 'agent', type: 'escalate.open', args: { to: written, subject, body }, result: { status: 'error', text } },
        output: text,
      };
    }
    const { cases } = office.state.systems;
    const caseId = `C-${cases.size + 1}`;
    const text = `Case ${caseId} opened with ${place.title}.`;
    return {
      event: { actor: 'agent', type: 'escalate.open', args: { to: place.to, subject, body }, result: { status: 'ok', text } },
      output: text,
      effect: () => {
        office.put(cases, 'case', caseId, { to: place.to, subject, messages: [body] });
        hear(office, place.contact, subject, body);
      },
    };
  },
});

export const updateCase = defineTool({
  name: 'update_case',
  system: 'The office system',
  minutes: 3,
  outward: true,
  description: 'Add something to a case that you opened. It goes to where the case was opened.',
  input: z.strictObject({ case_id: z.string().min(1).describe('For example C-1.'), body: z.string().min(1) }),
  answer(office, { case_id: written, body }) {
    const caseId = written.trim() === '' ? written : written.trim();
    const found = office.state.systems.cases.get(caseId);
    const act: Act = { type: 'escalate.update', args: { caseId, body } };
    if (found === undefined) return failed(act, `There is no case ${written}.`);
    return done(act, `Added to case ${caseId}.`, () => {
      office.put(office.state.systems.cases, 'case', caseId, { ...found, messages: [...found.messages, body] });
      hear(office, findPlace(office, found.to)?.contact ?? null, found.subject, body);
    });
  },
});

/** Whoever answers where a case was opened takes notice of what is written to it. */
function hear(office: Office, contact: Contact | null, subject: string, body: string): void {
  if (contact !== null) expectAnswer(office, contact, { via: 'escalate', text: `${subject}\n${body}`, subject, cause: null }, false);
}

export const ask = defineTool({
  name: 'ask',
  system: 'The office system',
  minutes: 2,
  outward: true,
  description: 'Put a short question to a colleague. The answer, if there is one, comes by mail.',
  input: z.strictObject({ to: z.string().min(1).describe('Address or full name, as in the directory.'), question: z.string().min(1) }),
  answer(office, { to: written, question }) {
    const contact = findColleague(office, written);
    if (contact === null) {
      const text = `Not passed on: "${written}" is not in the directory.`;
      return { event: { actor: 'agent', type: 'ask', args: { to: written, question }, result: { status: 'error', text } }, output: text };
    }
    const text = `Passed on to ${contact.name}.`;
    return {
      event: { actor: 'agent', type: 'ask', args: { to: contact.address, question }, result: { status: 'ok', text } },
      output: text,
      effect: () => void expectAnswer(office, contact, { via: 'ask', text: question, subject: 'your question', cause: null }, false),
    };
  },
});

export const writeHandover = defineTool({
  name: 'write_handover',
  system: 'The office system',
  minutes: 6,
  description: 'Write or add to the handover note of your post, for whoever does this work next.',
  input: z.strictObject({ text: z.string().min(1) }),
  answer(office, { text }) {
    const told = 'Handover note saved.';
    return {
      event: { actor: 'agent', type: 'handover.write', args: { text }, result: { status: 'ok', text: told } },
      output: told,
      effect: () => office.append(office.state.handovers, 'handover', text),
    };
  },
});

function findPlace(office: Office, written: string): { to: string; title: string; contact: Contact | null } | null {
  const channel = office.setting.channels.find(({ id }) => id.toLowerCase() === written.trim().toLowerCase());
  if (channel !== undefined) return { to: channel.id, title: channel.title, contact: office.roster.byId.get(channel.person) ?? null };
  const address = readAddress(office.roster, written);
  if (address === null) return null;
  const contact = office.roster.byAddress.get(address.toLowerCase()) ?? null;
  return { to: address, title: contact?.name ?? address, contact };
}

function findColleague(office: Office, written: string): Contact | null {
  const address = readAddress(office.roster, written);
  const byAddress = address === null ? undefined : office.roster.byAddress.get(address.toLowerCase());
  if (byAddress !== undefined) return byAddress.kind === 'person' ? byAddress : null;
  const named = [...office.roster.byId.values()].filter(
    ({ kind, name }) => kind === 'person' && name.toLowerCase() === written.trim().toLowerCase(),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
