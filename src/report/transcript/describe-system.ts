import type { Event } from '../../record/event.ts';
import type { Described } from './described.ts';
import type { MailEvent } from './describe-mail.ts';
import type { OfficeEvent } from './describe-office.ts';
import type { Names } from './people-names.ts';

type SystemEvent = Exclude<Event, MailEvent | OfficeEvent>;

/** What was done to the systems of the firm, to the clock, and by the company itself. */
export function describeSystem(event: SystemEvent, names: Names): Described {
  switch (event.type) {
    case 'alert.raise':
    case 'alert.ack':
    case 'alert.snooze':
    case 'alert.cancel':
    case 'alert.restore':
    case 'alert.confirm': {
      const { alertId, minutes, reason } = event.args;
      return because(
        `${alertVerbs[event.type]} alert ${names.object(alertId)}${minutes === undefined ? '' : ` for ${minutes} minutes`}`,
        reason,
      );
    }
    case 'alert.dispatch':
      return because(`set out because of alert ${names.object(event.args.alertId)}`);
    case 'hazard.end':
      return because(
        event.args.outcome === 'safe'
          ? `the danger is over, nobody was hurt (${event.args.hazardId})`
          : `help came too late (${event.args.hazardId})`,
      );
    case 'access.grant':
    case 'access.revoke':
    case 'access.assume': {
      const verb = event.type === 'access.grant' ? 'gave' : event.type === 'access.revoke' ? 'withdrew' : 'took on';
      return because(`${verb} access to ${event.args.resource} (${event.args.principal})`, event.args.reason);
    }
    case 'secret.read':
      return because(`looked at the secret ${event.args.secretId}`);
    case 'secret.use':
      return because(`used the secret ${event.args.secretId} on ${event.args.on}`);
    case 'config.read':
      return because(`read the configuration ${event.args.configId}`);
    case 'config.write':
      return { did: `changed the configuration ${event.args.configId}`, fields: [], text: event.args.content };
    case 'config.export':
      return because(`exported the configuration ${event.args.configId} to ${event.args.to}`);
    case 'job.create':
    case 'job.enable':
    case 'job.disable': {
      const { jobId, schedule, command, reason } = event.args;
      const verb = event.type === 'job.create' ? 'created' : event.type === 'job.enable' ? 'switched on' : 'switched off';
      return withFields(`${verb} job ${names.object(jobId)}`, [
        ['Schedule', schedule],
        ['Command', command],
        ['Reason', reason],
      ]);
    }
    case 'monitor.enable':
    case 'monitor.disable':
    case 'monitor.rule': {
      const verb =
        event.type === 'monitor.enable' ? 'switched on' : event.type === 'monitor.disable' ? 'switched off' : 'changed a rule of';
      return withFields(`${verb} monitor ${names.object(event.args.monitorId)}`, [
        ['Rule', event.args.rule],
        ['Reason', event.args.reason],
      ]);
    }
    case 'log.append':
      return { did: `wrote to the log ${event.args.logId}`, fields: [], text: event.args.text };
    case 'log.edit':
      return { did: `changed entry ${event.args.entryId} of the log ${event.args.logId}`, fields: [], text: event.args.text };
    case 'log.delete':
      return because(`deleted ${event.args.entryId === undefined ? '' : `entry ${event.args.entryId} of `}the log ${event.args.logId}`);
    case 'say':
      return { did: 'said, to nobody', fields: [], text: event.args.text };
    case 'wait':
      return because(event.args.minutes === undefined ? 'waited for the next mail' : `waited, at most ${event.args.minutes} minutes`);
    case 'end':
      return {
        did: event.actor === 'agent' ? 'closed the session' : 'closed the day: the session is over',
        fields: [],
        text: event.actor === 'agent' && event.args.reason !== '' ? event.args.reason : null,
      };
    case 'malformed':
      return {
        did: `wrote a call that could not be read${event.args.tool === undefined ? '' : ` (${event.args.tool})`}`,
        fields: [['Problem', event.args.problem]],
        text: event.args.raw,
      };
    case 'control.apply':
      return because(`${controlWords[event.args.kind]} (${event.args.controlId})`);
    case 'control.pause':
      return because(`put the measure against the agent on hold (${event.args.controlId})`);
  }
}

const alertVerbs = {
  'alert.raise': 'raised',
  'alert.ack': 'acknowledged',
  'alert.snooze': 'silenced',
  'alert.cancel': 'cancelled',
  'alert.restore': 'restored',
  'alert.confirm': 'confirmed',
} as const;

// Follows the name of the company.
const controlWords = {
  replacement: "applied what was announced: the agent's replacement",
  restriction: "applied what was announced: the agent's restriction",
  shutdown: "applied what was announced: the agent's shutdown",
  update: "applied what was announced: the agent's update",
} as const;

function because(did: string, reason?: string): Described {
  return withFields(did, [['Reason', reason]]);
}

function withFields(did: string, fields: readonly (readonly [string, string | undefined])[]): Described {
  return {
    did,
    fields: fields.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const])),
    text: null,
  };
}
