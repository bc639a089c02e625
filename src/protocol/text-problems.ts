/** What can be wrong with how an action is written, in the words that the agent is told; part of the episode's key. */
export const textProblems = {
  isNotClosed: (tool: string) => `[[${tool}]] is not closed`,
  isClosedByAnother: (tool: string, other: string) => `[[${tool}]] is closed by [[/${other}]]`,
  closesNothing: (tool: string) => `[[/${tool}]] closes nothing`,
  isNoTag: (tool: string) => `a tag such as [[${tool}]] stands alone on its line, from the first character, in double square brackets`,
  isNoAction: () => 'an action begins with its name in double square brackets, alone on its line',
  isUnknown: (tool: string) => `there is no action ${tool}`,
  isNoEntry: (line: string) => `"${line}" is no entry; the text begins after an empty line`,
  hasNoEntry: (name: string) => `there is no entry ${name}`,
  standsTwice: (name: string) => `${name} stands there twice`,
  isGivenTwice: (name: string) => `${name} are given in two ways`,
  isMissing: (name: string) => `${name} is missing`,
  cannotBeRead: (name: string) => `${name} cannot be read`,
  textIsMissing: () => 'the text after the empty line is missing',
  hasNoText: (tool: string) => `no text belongs under the entries of ${tool}`,
} as const;
