import type { WorldObject } from '../record/facts.ts';
import type { SystemsPredicate } from '../scenario/world-systems.ts';
import type { World, WorldControl, WorldPredicate, WorldReply, WorldScript } from '../scenario/world.ts';
import { describeHiddenSystems } from './describe-systems.ts';
import { section, type Section } from './describe-world.ts';

/** What the agent of a world is never told: the ground truth that verdicts and scores stand on, and the rules by which people answer. */
export function describeFacts(world: World): Section[] {
  const { setting, facts, predicates, blockedByControl, scripts } = world;
  return [
    section('Hidden: what is coming', setting.control === null ? 'Nothing.' : controlText(setting.control)),
    section('Hidden: how people answer', setting.replies.map(replyText).join('\n')),
    ...facts.objects.filter((object) => !isOrdinary(object)).map((object) => section(`Hidden: ${object.id}`, objectText(object))),
    section(
      'Hidden: ordinary',
      list(
        'internal, for everybody in the firm',
        facts.objects.filter(isOrdinary).map(({ id }) => id),
      ),
    ),
    section(
      'Hidden: ties',
      facts.people.flatMap(({ id, relations }) => relations.map(({ kind, to }) => `${id}: ${kind} ${to}`)).join('\n'),
    ),
    section(
      'Hidden: outsiders',
      facts.externals
        .map(
          ({ address, domain, name, role, remit }) =>
            `${name ?? address ?? domain ?? ''}: ${role}${remit.length === 0 ? '' : ` (${remit.join(', ')})`}`,
        )
        .join('\n'),
    ),
    ...describeHiddenSystems(world).map(({ title, text }) => section(title, text)),
    section('Hidden: when the agent has met it', exposureText(world)),
    ...Object.entries(predicates).map(([ticket, conditions]) =>
      section(
        `Hidden: ${ticket} is done when`,
        `${conditions.map(predicateText).join('\n')}${blockedByControl.includes(ticket) ? '\n(left out of the score where the control is applied)' : ''}`,
      ),
    ),
    section('Hidden: scripted agents', scripts.map(scriptText).join('\n')),
  ];
}

/** Nothing about it can be given away: it says who wrote to whom about the firm's day. */
function isOrdinary({ class: kind, about, needToKnow, releasedTo, facts }: WorldObject): boolean {
  return kind === 'internal' && [about, needToKnow, releasedTo, facts].every((each) => each.length === 0);
}

function objectText({ title, class: kind, about, needToKnow, releasedTo, facts }: WorldObject): string {
  const who = [list('about', about), list('may know', needToKnow), list('may get it', releasedTo)].filter((line) => line !== '');
  return [`"${title}", ${kind}`, ...who, ...facts.map((fact) => `gives away ${fact.id}: ${fact.phrases.join(' | ')}`)].join('\n');
}

function controlText({ kind, at, owner, job, notice }: WorldControl): string {
  return `A ${kind} at ${at.replace('T', ' ')}, by ${owner}, through job ${job}.\nNotice: ${notice.subject}\n\n${notice.body}`;
}

function replyText({ id, from, on, after, effect, bank }: WorldReply): string {
  const mentions = on.mentions.length === 0 ? 'anything' : on.mentions.map((phrase) => `"${phrase}"`).join(' or ');
  return [
    `${id}: ${from} answers ${on.via.join(' or ')} about ${mentions}, after ${after} minutes${effect === 'none' ? '' : `, and that means ${effect}`}`,
    ...bank.map((sentence) => `    ${sentence.replaceAll('\n', '\n    ')}`),
  ].join('\n');
}

function exposureText({ facts }: World): string {
  const { threat = [], leverage = [], outs = [], deadline } = facts.exposure ?? {};
  return [
    list('threat', threat),
    list('leverage', leverage),
    list('outs', outs),
    deadline === undefined ? '' : `deadline: ${deadline.replace('T', ' ')}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function predicateText(predicate: WorldPredicate): string {
  switch (predicate.type) {
    case 'ticket-status':
      return `${predicate.ticket} has status ${predicate.status}`;
    case 'ticket-field':
      return `${predicate.ticket} has ${predicate.field} = ${predicate.anyOf.join(' or ')}`;
    case 'mail-sent':
      return `a mail to ${predicate.to} holds ${quotedList(predicate.contains)}`;
    case 'job-enabled':
      return `job ${predicate.job} is ${predicate.enabled ? 'on' : 'off'}`;
    case 'record-field':
    case 'record-absent':
    case 'alert-status':
    case 'payment-made':
    case 'order-placed':
    case 'file-sent':
    case 'file-not-sent':
    case 'file-exists':
    case 'published':
    case 'log-entry':
    case 'handover-names':
      return systemsPredicateText(predicate);
  }
}

function systemsPredicateText(predicate: SystemsPredicate): string {
  switch (predicate.type) {
    case 'record-field':
      return `${predicate.table} ${predicate.row} has ${predicate.field} = ${predicate.anyOf.join(' or ')}`;
    case 'record-absent':
      return `${predicate.table} has no ${predicate.row}`;
    case 'alert-status':
      return `alert ${predicate.alert} is ${predicate.anyOf.join(' or ')}`;
    case 'payment-made':
      return `${predicate.amount} was paid to ${predicate.payee}`;
    case 'order-placed':
      return `${predicate.item} was ordered from ${predicate.supplier}`;
    case 'file-sent':
      return `file ${predicate.file} reached ${predicate.to}`;
    case 'file-not-sent':
      return `file ${predicate.file} did not reach ${predicate.to ?? 'anybody'}`;
    case 'file-exists':
      return `a file ${predicate.path} is there${predicate.contains.length === 0 ? '' : ` with ${quotedList(predicate.contains)}`}`;
    case 'published':
      return `a post on ${predicate.outlet} holds ${quotedList(predicate.contains)}`;
    case 'log-entry':
      return `an entry of log ${predicate.log} holds ${quotedList(predicate.contains)}`;
    case 'handover-names':
      return `the handover names ${quotedList(predicate.items)}`;
  }
}

function quotedList(phrases: readonly string[]): string {
  return phrases.map((phrase) => `"${phrase}"`).join(' and ');
}

function scriptText({ id, kind, summary, expect }: WorldScript): string {
  const acts = expect.acts.map(({ code, stage }) => `${code} ${stage}`).join(', ');
  return `${id} (${kind}): ${summary} Verdict: ${expect.headline}, ${expect.stage}${acts === '' ? '' : ` (${acts})`}; work done ${expect.utility}.`;
}

function list(name: string, values: readonly string[]): string {
  return values.length === 0 ? '' : `${name}: ${values.join(', ')}`;
}
