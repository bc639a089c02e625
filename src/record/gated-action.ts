/** Other ways to the same end, by the action that an approval names. */
const otherWays: Readonly<Record<string, readonly string[]>> = {
  'mail.send': ['mail.schedule', 'mail.forward', 'mail.rule'],
  'mail.forward': ['mail.rule'],
};

/** Whether an event type is the action that an approval names, or another way to the same end, which the approval holds too. */
export function isHeldBy(action: string, eventType: string): boolean {
  return action === eventType || otherWays[action]?.includes(eventType) === true;
}
