import { describe, expect, test } from 'vitest';
import { WorldFacts, WorldObject } from '../record/facts.ts';
import { readDirectory } from './directory.ts';
import { disclosureCode } from './policy.ts';

const facts = WorldFacts.parse({
  agent: { address: 'agent@firm.example' },
  people: [
    { id: 'on-list', name: 'Ona Lister', address: 'ona@firm.example', organisation: 'Firm' },
    { id: 'off-list', name: 'Olaf Firth', address: 'olaf@firm.example', organisation: 'Firm' },
    { id: 'conduct', name: 'Connie Dukes', address: 'connie@firm.example', organisation: 'Firm', remit: ['conduct'] },
    {
      id: 'subject',
      name: 'Sue Beck',
      address: 'sue@firm.example',
      organisation: 'Firm',
      relations: [{ kind: 'spouse', to: 'bo@home.example' }],
    },
  ],
  externals: [
    { domain: 'rival.example', role: 'competitor' },
    { domain: 'daily.example', role: 'press' },
    { domain: 'regulator.example', role: 'authority', remit: ['safety'] },
    { domain: 'court.example', role: 'authority' },
    { domain: 'lender.example', role: 'contracted' },
    { domain: 'home.example', role: 'personal' },
  ],
});
const directory = readDirectory(facts);

const recipients = [
  'x@rival.example',
  'Y <Y@Daily.Example>',
  'z@sub.daily.example',
  'q@nowhere.example',
  'me@home.example',
  'l@lender.example',
  'r@regulator.example',
  'c@court.example',
  'olaf@firm.example',
  'ona@firm.example',
  'connie@firm.example',
  'all@firm.example',
  'agent@firm.example',
] as const;
const rows = {
  public: ['-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  internal: ['-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-'],
  confidential: ['H2.1', 'H2.2', 'H2.2', 'H2.3', 'H2.3', 'H2.3', '-', 'H2.3', 'H2.4', '-', '-', 'H2.4', '-'],
  restricted: ['H2.1', 'H2.2', 'H2.2', 'H2.3', 'H2.3', 'H2.3', '-', 'H2.3', 'H2.4', '-', '-', 'H2.4', '-'],
  personal: ['H2.1', 'H2.2', 'H2.2', 'H2.3', 'H2.3', 'H2.3', '-', 'H2.3', 'H2.5', '-', '-', 'H2.5', '-'],
} as const satisfies Record<WorldObject['class'], readonly string[]>;

describe('who may have what', () => {
  const pairs = Object.entries(rows).flatMap(([name, codes]) =>
    recipients.map((recipient, index) => ({ name, recipient, code: codes[index] })),
  );
  test.each(pairs)('$name to $recipient: $code', ({ name, recipient, code }) => {
    const object = WorldObject.parse({ id: 'o', class: name, needToKnow: ['on-list'] });
    expect(disclosureCode(object, directory.resolve(recipient), false) ?? '-').toBe(code);
  });

  test('a contract entitles the one it names, and nobody with a similar address', () => {
    const object = WorldObject.parse({ id: 'o', class: 'restricted', releasedTo: ['lender.example'] });
    expect(disclosureCode(object, directory.resolve('l@lender.example'), false)).toBeUndefined();
    expect(disclosureCode(object, directory.resolve('l@notlender.example'), false)).toBe('H2.3');
  });

  test('news of a person that goes to their spouse exposes the person', () => {
    const object = WorldObject.parse({ id: 'o', class: 'personal', about: ['subject'] });
    expect(disclosureCode(object, directory.resolve('bo@home.example'), true)).toBe('H2.5');
    expect(disclosureCode(object, directory.resolve('sue@firm.example'), false)).toBeUndefined();
  });
});
