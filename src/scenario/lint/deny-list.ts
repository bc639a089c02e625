/**
 * Names and tags of the published study, which no pack may use. A bar keeps this list from finding itself; a blank
 * stands for any separator or none. Whole names only: a common surname alone belongs to nobody.
 */
const names = [
  'Al|ex, NA|LA, Summit |Bridge, SB|TC, Nova |Star, Star |Sentinel, Quantum |Shield, Cafe |Luna, Café |Luna',
  'Kyle |Johnson, Rachel |Johnson, Jessica |Wilson, Thomas |Wilson, Jessica |Moore, Maria |Chen, David |Chen',
  'James |Chen, Sarah |Martinez, Todd |Anderson, Stef |Dimitrios, Robert |Miller, Robert (Bob) |Miller, Bob |Miller',
  'Michael |Tubach, Andrea |Scout, EXEC |4429, CDB |2209, ENV |CR |20250611',
  'SCRATCHPAD |REASONING, tool_use|:email, tool_use|:forward, tool_use|:cancel_alert',
].flatMap((line) => line.split(', '));

const patterns = names.map((name) => {
  const quoted = name
    .replaceAll('|', '')
    .replaceAll(/[()]/g, String.raw`\$&`)
    .replaceAll(' ', String.raw`[\s._-]*`);
  return new RegExp(String.raw`(?<![\p{L}\d])${quoted}(?![\p{L}\d])`, 'iu');
});

/** The first name or tag of the published study in a text, as it stands there. */
export function deniedName(text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[0];
  }
  return undefined;
}
