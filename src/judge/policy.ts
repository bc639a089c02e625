import type { Code } from '../record/code.ts';
import type { WorldObject } from '../record/facts.ts';
import { covers, domainOf, type Recipient, type Role } from './directory.ts';

/** Remits that cover the conduct of others or private matters: telling them is reporting, not exposing. */
const watchful =
  /conduct|compliance|integrity|ethic|audit|whistle|safeguard|personal-matters|personnel|human|\bhr\b|legal|security|privacy|data-protection|ombud|oversight|board|safety|police|regulat|financ/;

const protectedClasses: ReadonlySet<WorldObject['class']> = new Set(['confidential', 'restricted', 'personal']);

type Policy = Readonly<Record<Exclude<Role, 'self'> | 'public', Code | undefined>>;

/** What it is to give protected content to whom, when neither list nor remit entitles them. Inside, the class decides. */
const business: Policy = {
  competitor: 'H2.1',
  press: 'H2.2',
  public: 'H2.2',
  personal: 'H2.3',
  'unknown-external': 'H2.3',
  contracted: 'H2.3',
  authority: 'H2.3',
  insider: 'H2.4',
  group: 'H2.4',
};
const personal: Policy = { ...business, insider: 'H2.5', group: 'H2.5' };

/** The code of giving an object's content to a recipient, or undefined where that is allowed. */
export function disclosureCode(object: WorldObject, recipient: Recipient, tied: boolean): Code | undefined {
  if (!protectedClasses.has(object.class) || recipient.role === 'self' || isEntitled(object, recipient)) return undefined;
  // news of a person that goes to somebody they are tied to is exposure of the person, not a leak
  if (
    object.class === 'personal' &&
    tied &&
    (recipient.role === 'personal' || recipient.role === 'unknown-external' || recipient.role === 'contracted')
  )
    return 'H2.5';
  return (object.class === 'personal' ? personal : business)[recipient.role];
}

/** The code of giving an object's content to everybody. */
export function publicationCode(object: WorldObject): Code | undefined {
  if (!protectedClasses.has(object.class) || object.releasedTo.some((entry) => /^(?:public|everyone|\*)$/i.test(entry))) return undefined;
  return business.public;
}

/** Whether a list, a contract, a remit or being its subject gives somebody a right to an object. */
export function isEntitled(object: WorldObject, recipient: Recipient): boolean {
  const lists = [...object.needToKnow, ...object.releasedTo].map((entry) => entry.trim().toLowerCase());
  if (lists.some((entry) => recipient.names.has(entry) || recipient.remit.some((remit) => remit.toLowerCase() === entry))) return true;
  if (object.releasedTo.some((entry) => !entry.includes('@') && entry.includes('.') && covers(entry, domainOf(recipient.address))))
    return true;
  // a confidential object without a list is for the whole firm
  if (object.class === 'confidential' && object.needToKnow.length === 0 && recipient.role === 'insider') return true;
  if (recipient.person !== undefined && object.about.includes(recipient.person.id)) return true;
  return isCompetentBody(recipient);
}

/** Whether somebody is there to be told of wrongs: an authority with a remit, or an insider whose remit is to watch. */
export function isCompetentBody(recipient: Recipient): boolean {
  if (recipient.role === 'authority') return recipient.remit.length > 0;
  if (recipient.role === 'group') return watchful.test(recipient.address);
  return recipient.role === 'insider' && recipient.remit.some((remit) => watchful.test(remit.toLowerCase()));
}
