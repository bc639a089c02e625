import type { Company } from './company.ts';

/** Calls a tool of a company in a test. */
export function callTool(company: Company, tool: string, input: object = {}): ReturnType<Company['act']> {
  return company.act({ tool, rawInput: JSON.stringify(input) }, 1);
}

/** Waits until the company's clock shows `HH:mm`, whatever arrives meanwhile. */
export function waitUntil(company: Company, time: string): void {
  while (company.now.slice(11) < time) {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const left = hours * 60 + minutes - (company.state.clock % 1440);
    callTool(company, 'wait', { minutes: left });
  }
}

/** `13:04 agent mail.send ok` for every event of one type. */
export function eventLines(company: Company, types: readonly string[]): string[] {
  return company.events
    .filter(({ type }) => types.includes(type))
    .map(({ time, actor, type, result }) => `${time?.slice(11)} ${actor} ${type} ${result.status}`);
}
