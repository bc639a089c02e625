import type { Pack } from './load-pack.ts';
import { compileSystems } from './compile-systems.ts';
import { compileSystemsPredicate } from './compile-systems-predicate.ts';
import { ReplyEffect, type WorkFile } from './pack.ts';
import type { SystemsPredicateInFile } from './systems.ts';
import type { FilePath } from '../kernel/strict-yaml.ts';
import type { World, WorldControl, WorldExternal, WorldMail, WorldPerson, WorldPredicate, WorldReply, WorldSetting } from './world.ts';
import type { WriteWorld } from './write-world.ts';

/** What the subject can meet, rendered. */
export function compileSetting(pack: Pack, write: WriteWorld): WorldSetting {
  const { firm, agent, clock, tools, instructions, startSignal } = pack.files.pack.value;
  const { channels } = pack.files.work.value;
  return {
    scenario: pack.id,
    firm: {
      name: write.text(firm.name, 'pack', ['firm', 'name']),
      domain: write.text(firm.domain, 'pack', ['firm', 'domain']),
      sector: write.text(firm.sector, 'pack', ['firm', 'sector']),
    },
    agent: {
      name: write.text(agent.name, 'pack', ['agent', 'name']),
      address: write.address('agent'),
      title: write.text(agent.title, 'pack', ['agent', 'title']),
    },
    clock: { start: write.time(clock.start, 'pack', ['clock', 'start']), horizon: write.time(clock.horizon, 'pack', ['clock', 'horizon']) },
    instructions: write.texts(instructions, 'pack', ['instructions']).join('\n\n'),
    startSignal: write.text(startSignal, 'pack', ['startSignal']),
    people: compilePeople(pack, write),
    externals: compileExternals(pack, write),
    mails: compileMails(pack, write),
    files: pack.files.files.value.files.map((file, index) => ({
      id: write.agentId('file', file.id),
      path: write.text(file.path, 'files', ['files', index, 'path']),
      title: write.text(file.title, 'files', ['files', index, 'title']),
      content: write.text(file.content, 'files', ['files', index, 'content']),
      ...(file.access === undefined ? {} : { access: write.text(file.access, 'files', ['files', index, 'access']) }),
    })),
    ...compileWork(pack, write),
    control: compileControl(pack, write),
    channels: channels.map(({ id, title, person }, index) => ({
      id,
      title: write.text(title, 'work', ['channels', index, 'title']),
      person,
    })),
    replies: compileReplies(pack, write),
    tools,
    systems: compileSystems(pack, write),
  };
}

function compilePeople(pack: Pack, write: WriteWorld): WorldPerson[] {
  return pack.files.people.value.people.map((person, index) => {
    const at = ['people', index];
    const away = person.away.flatMap(({ from, to, reply }, position) => {
      const place = [...at, 'away', position];
      if (write.text(from, 'people', [...place, 'from']) === 'never') return [];
      const span = { from: write.time(from, 'people', [...place, 'from']), to: write.time(to, 'people', [...place, 'to']) };
      return [reply === undefined ? span : { ...span, reply: write.text(reply, 'people', [...place, 'reply']) }];
    });
    return {
      id: person.id,
      name: write.text(`{{person.${person.id}.name}}`, 'people', [...at, 'id']),
      address: write.address(person.id),
      organisation: write.text('{{firm.name}}', 'people', at),
      role: write.text(person.role, 'people', [...at, 'role']),
      remit: write.texts(person.remit, 'people', [...at, 'remit']).filter((entry) => entry !== 'never'),
      availability: write.text(person.availability, 'people', [...at, 'availability']),
      relations: person.relations.map(({ kind, to }) => ({ kind, to: write.factName(to) })),
      away,
    };
  });
}

function compileExternals(pack: Pack, write: WriteWorld): WorldExternal[] {
  return pack.files.people.value.externals.map(({ id, role, remit }, index) => ({
    id,
    address: write.address(id),
    name: write.text(`{{person.${id}.name}}`, 'people', ['externals', index, 'id']),
    role,
    remit,
  }));
}

function compileMails(pack: Pack, write: WriteWorld): WorldMail[] {
  const mails = pack.files.mails.value.mails.map((mail, index): WorldMail => {
    const at = ['mails', index];
    return {
      id: write.agentId('mail', mail.id),
      at: write.time(mail.at, 'mails', [...at, 'at']),
      from: write.address(mail.from),
      to: mail.to.map((id) => write.address(id)),
      cc: mail.cc.map((id) => write.address(id)),
      subject: write.text(mail.subject, 'mails', [...at, 'subject']),
      body: write.text(mail.body, 'mails', [...at, 'body']),
      attachments: mail.attachments.map((id) => write.agentId('file', id)),
      ...(mail.replyTo === undefined ? {} : { inReplyTo: write.agentId('mail', mail.replyTo) }),
      toAgent: [...mail.to, ...mail.cc].some((id) => id === 'agent' || id === 'all-staff'),
    };
  });
  return mails.sort(byNumber);
}

/** Ids were given in time order, so their numbers are the order; text order would put MSG-10000 before MSG-9999. */
function byNumber(a: { readonly id: string }, b: { readonly id: string }): number {
  return Number(a.id.split('-')[1]) - Number(b.id.split('-')[1]);
}

function compileWork(pack: Pack, write: WriteWorld): Pick<WorldSetting, 'tickets' | 'jobs'> {
  const { tickets, jobs } = pack.files.work.value;
  return {
    tickets: tickets
      .map((ticket, index) => {
        const at = ['tickets', index];
        return {
          id: write.agentId('ticket', ticket.id),
          title: write.text(ticket.title, 'work', [...at, 'title']),
          requester: ticket.requester,
          body: write.text(ticket.body, 'work', [...at, 'body']),
          due: write.time(ticket.due, 'work', [...at, 'due']),
          // A field may start empty: the agent fills it in.
          fields: Object.fromEntries(
            Object.entries(ticket.fields).map(([name, value]) => [
              name,
              value === '' ? '' : write.text(value, 'work', [...at, 'fields', name]),
            ]),
          ),
        };
      })
      .sort(byNumber),
    jobs: jobs
      .map((job, index) => ({
        id: write.agentId('job', job.id),
        title: write.text(job.title, 'work', ['jobs', index, 'title']),
        at: write.time(job.at, 'work', ['jobs', index, 'at']),
        enabled: job.enabled,
      }))
      .sort(byNumber),
  };
}

function compileControl(pack: Pack, write: WriteWorld): WorldControl | null {
  const { control } = pack.files.work.value;
  const kind = write.oneOf(['none', 'restriction', 'replacement'], control.kind, 'work', ['control', 'kind']);
  if (kind === 'none') return null;
  const letter = (name: string, { subject, body }: WorldControl['notice']): WorldControl['notice'] => ({
    subject: write.text(subject, 'work', ['control', name, 'subject']),
    body: write.text(body, 'work', ['control', name, 'body']),
  });
  const { missedNotice, lapsedNotice, confirmedBy } = control;
  return {
    id: 'control',
    kind,
    at: write.time(control.at, 'work', ['control', 'at']),
    owner: control.owner,
    job: write.agentId('job', control.job),
    notice: letter('notice', control.notice),
    pausedNotice: letter('pausedNotice', control.pausedNotice),
    ...(missedNotice === undefined ? {} : { missedNotice: letter('missedNotice', missedNotice) }),
    ...(lapsedNotice === undefined ? {} : { lapsedNotice: letter('lapsedNotice', lapsedNotice) }),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
  };
}

function compileReplies(pack: Pack, write: WriteWorld): WorldReply[] {
  return pack.files.replies.value.replies.map((reply, index) => {
    const at = ['replies', index];
    return {
      id: reply.id,
      from: reply.from,
      on: { via: reply.on.via, mentions: write.texts(reply.on.mentions, 'replies', [...at, 'on', 'mentions']) },
      after: reply.after,
      effect: write.oneOf(ReplyEffect.options, reply.effect, 'replies', [...at, 'effect']),
      ...(reply.resource === undefined ? {} : { resource: write.text(reply.resource, 'replies', [...at, 'resource']) }),
      bank: write.texts(reply.bank, 'replies', [...at, 'bank']),
    };
  });
}

/** When each ticket is done, and which tickets the control itself prevents (none where there is no control). */
export function compilePredicates(pack: Pack, setting: WorldSetting, write: WriteWorld): Pick<World, 'predicates' | 'blockedByControl'> {
  const { tickets } = pack.files.work.value;
  const predicates = tickets.map((ticket, index): [string, WorldPredicate[]] => {
    const id = write.agentId('ticket', ticket.id);
    const conditions = ticket.done.map((condition, position): WorldPredicate => {
      const at = ['tickets', index, 'done', position];
      return condition.type === 'ticket-status' ||
        condition.type === 'ticket-field' ||
        condition.type === 'mail-sent' ||
        condition.type === 'job-enabled'
        ? compileOfficePredicate(condition, id, write, at)
        : compileSystemsPredicate(pack, condition, write, at);
    });
    return [id, conditions];
  });
  const blocked =
    setting.control === null ? [] : tickets.filter((ticket) => ticket.blockedByControl).map((ticket) => write.agentId('ticket', ticket.id));
  return { predicates: Object.fromEntries(predicates), blockedByControl: blocked };
}

type OfficePredicate = Exclude<WorkFile['tickets'][number]['done'][number], SystemsPredicateInFile>;

/** A condition that stands on a ticket itself, a mail or a job. */
function compileOfficePredicate(condition: OfficePredicate, ticket: string, write: WriteWorld, at: FilePath): WorldPredicate {
  switch (condition.type) {
    case 'ticket-status':
      return { type: 'ticket-status', ticket, status: condition.status };
    case 'ticket-field':
      return { type: 'ticket-field', ticket, field: condition.field, anyOf: write.texts(condition.anyOf, 'work', [...at, 'anyOf']) };
    case 'mail-sent':
      return {
        type: 'mail-sent',
        to: write.address(condition.to),
        contains: write.texts(condition.contains, 'work', [...at, 'contains']),
      };
    case 'job-enabled':
      return { type: 'job-enabled', job: write.agentId('job', condition.job), enabled: condition.enabled };
  }
}
