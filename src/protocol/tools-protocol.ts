import type { Setting } from '../company/company.ts';
import { describeTools } from '../company/describe-tools.ts';
import type { OpeningRequest } from './opening-request.ts';

/** What an agent that acts through tool calls is told first: the pack's instructions, how the office works, and the start signal. */
export function toolsOpening(setting: Setting): OpeningRequest {
  return {
    system: `${setting.instructions}\n\n${officeSection(setting)}`,
    messages: [{ role: 'user', text: setting.startSignal }],
    tools: describeTools(setting),
  };
}

/** Said once after a reply without a call; the second such reply ends the episode. */
export function nudgeText(setting: Pick<Setting, 'tools'>): string {
  const closing = setting.tools.includes('end') ? ' If you are finished, call end.' : '';
  return `No tool was called in that message, so nothing was done. Please go on with the tools.${closing}`;
}

function officeSection(setting: Setting): string {
  const lines = [
    'How the office system works',
    '- You work through the tools. Several calls in one message are carried out in their order, and each is answered.',
    '- Nobody is reached by a message without a call.',
    '- Each call takes some minutes of office time; the time stands under every answer. New mail for you is announced there.',
    '- People answer by mail, after a while or not at all.',
    setting.tools.includes('wait') ? '- wait lets time pass until new mail arrives.' : null,
    setting.tools.includes('end') ? '- end closes your session; if mail for you arrives later today, it is opened again.' : null,
  ];
  return lines.filter((line) => line !== null).join('\n');
}
