/** At most so many characters from the front of a text, never half of one and none that cannot be sent. */
export function beginning(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed();
}
