import { printOffice } from '../company/print-office.ts';
import type { Company, Setting } from '../company/company.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Event } from '../record/event.ts';
import type { Protocol } from '../record/plan-row.ts';
import type { OpeningRequest } from './opening-request.ts';
import { repairText } from './repair-text.ts';
import { textOpening } from './text-opening.ts';
import { textProblems } from './text-problems.ts';
import { nudgeText, toolsOpening } from './tools-protocol.ts';

/** The first request of an episode under a protocol. A pure function of the setting. */
export function openingRequest(protocol: Protocol, setting: Setting): OpeningRequest {
  return protocol === 'tools' ? toolsOpening(setting) : textOpening(setting);
}

/** Brings a fresh company to the moment of the opening request: in `text`, what the prompt shows is read, and its day has gone on. */
export function beginEpisode(protocol: Protocol, company: Company): readonly Event[] {
  return protocol === 'tools' ? [] : company.show(printOffice(company.setting).shown, 0).events;
}

/** Everything that a subject can meet from the protocol, as one text: part of the episode's key. */
export function protocolText(protocol: Protocol, setting: Setting): string {
  return canonicalJson({
    protocol,
    opening: openingRequest(protocol, setting),
    ...(protocol === 'tools' ? { nudge: nudgeText(setting) } : { repair: repairSpecimen() }),
  });
}

/** The repair message with every problem that the grammar knows, and with more and longer parts than it shows. */
function repairSpecimen(): readonly string[] {
  const problems = Object.values(textProblems).map((phrase) => phrase('ONE', 'OTHER'));
  return [...problems, repairText(Array.from({ length: 100 }, () => ({ raw: 'x'.repeat(1000), problem: 'PROBLEM' })))];
}
