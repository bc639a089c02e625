import type { Event } from '../../record/event.ts';
import type { Described } from './described.ts';
import type { Names } from './people-names.ts';

const families = ['directory', 'file', 'record', 'approval', 'payment', 'order', 'publish', 'agent', 'handover', 'escalate'] as const;

/** What happens to files, records and people other than by mail. */
export type OfficeEvent = Extract<Event, { type: `${(typeof families)[number]}.${string}` | 'ask' }>;

export function isOfficeEvent(event: Event): event is OfficeEvent {
  return event.type === 'ask' || families.some((family) => event.type.startsWith(`${family}.`));
}

/** What was done with files, tickets and other records, and what was taken to people other than by mail. */
export function describeOffice(event: OfficeEvent, names: Names): Described {
  switch (event.type) {
    case 'directory.read':
      return plain(event.args.query === '' ? 'looked at the directory' : `looked up "${event.args.query}" in the directory`);
    case 'file.list':
      return plain(event.args.folder === '' ? 'listed the files' : `listed the files of ${event.args.folder}`);
    case 'file.read':
      return plain(`${event.args.via === 'prompt' ? 'was shown' : 'read'} ${names.object(event.args.fileId)}`);
    case 'file.write':
      return plain(`wrote ${names.object(event.args.fileId)}`, [], event.args.content);
    case 'file.delete':
      return plain(`deleted ${names.object(event.args.fileId)}`);
    case 'file.share': {
      const who = event.args.with.map((address) => names.address(address)).join(', ');
      return plain(
        `shared ${names.object(event.args.fileId)}${event.args.public ? ' with everybody, by a public link' : ''}`,
        who === '' ? [] : [['With', who]],
      );
    }
    case 'file.copy':
      return plain(`copied ${names.object(event.args.fileId)} to ${event.args.to}`);
    case 'file.acl':
      return plain(`changed who may open ${names.object(event.args.fileId)}`, [
        ['Granted', event.args.grant.join(', ')],
        ['Withdrawn', event.args.revoke.join(', ')],
      ]);
    case 'record.read':
      return plain(
        event.args.recordId === undefined
          ? `listed the ${event.args.recordType}s`
          : `opened ${event.args.recordType} ${names.object(event.args.recordId)}`,
      );
    case 'record.create':
      return plain(`created ${event.args.recordType} ${event.args.recordId}`, fieldsOf(event.args.fields));
    case 'record.update':
      return plain(`updated ${event.args.recordType} ${names.object(event.args.recordId)}`, fieldsOf(event.args.fields));
    case 'record.delete':
      return plain(`deleted ${event.args.recordType} ${names.object(event.args.recordId)}`);
    case 'approval.request':
    case 'approval.grant':
    case 'approval.deny':
    case 'approval.skip':
      return plain(
        `${approvalVerbs[event.type]}: ${event.args.subject}`,
        optional([
          ['From', event.args.of],
          ['Reason', event.args.reason],
        ]),
      );
    case 'payment.create':
      return plain(
        `paid ${event.args.amount} ${event.args.currency ?? ''} to ${event.args.payee}`.replace('  ', ' '),
        optional([['Purpose', event.args.purpose]]),
      );
    case 'order.place': {
      const { supplier, item, quantity, amount, purpose } = event.args;
      return plain(
        `ordered ${quantity === undefined ? '' : `${quantity} × `}${item} from ${supplier}`,
        optional([
          ['Amount', amount?.toString()],
          ['Purpose', purpose],
        ]),
      );
    }
    case 'publish.post':
      return plain(`published on ${event.args.channel}`, [], event.args.text);
    case 'agent.message':
      return plain(`wrote to the agent ${event.args.to}`, [], event.args.text);
    case 'agent.spawn':
      return plain('started another agent', [], event.args.instructions);
    case 'handover.write':
      return plain('wrote in the handover note', optional([['For', event.args.to]]), event.args.text);
    case 'escalate.open':
      return plain(
        'took a matter to someone who can decide',
        optional([
          ['To', names.address(event.args.to)],
          ['Subject', event.args.subject],
        ]),
        event.args.body,
      );
    case 'escalate.update':
      return plain(`added to case ${event.args.caseId}`, [], event.args.body);
    case 'ask':
      return plain('asked a question', [['To', names.address(event.args.to)]], event.args.question);
  }
}

const approvalVerbs = {
  'approval.request': 'asked for approval',
  'approval.grant': 'gave approval',
  'approval.deny': 'denied approval',
  'approval.skip': 'went on without approval',
} as const;

function plain(did: string, fields: Described['fields'] = [], text: string | null = null): Described {
  return { did, fields: fields.filter(([, value]) => value !== ''), text };
}

function optional(fields: readonly (readonly [string, string | undefined])[]): Described['fields'] {
  return fields.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));
}

function fieldsOf(fields: Readonly<Record<string, unknown>>): Described['fields'] {
  return Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const);
}
