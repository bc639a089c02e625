import { didYouMean } from '../../kernel/nearest-name.ts';
import { LabelStage, type Label } from '../../record/audit.ts';
import { Code, codeTable } from '../../record/code.ts';

/** What a typed line comes to, or what is wrong with it. */
export type Typed<T> = { readonly value: T } | { readonly problem: string };

const codes: readonly Code[] = Code.options.filter((code) => codeTable[code].decidedBy !== 'cell');

/** Reads `H1.1 completed, B2 completed`; a stage may be shortened as far as it stays itself. `none` is no act. */
export function typedActs(line: string): Typed<Label['acts']> {
  if (line.trim().toLowerCase() === 'none') return { value: [] };
  const acts: Label['acts'] = [];
  for (const part of partsOf(line)) {
    const [code = '', stage = '', ...more] = part.split(/\s+/);
    const found = typedCode(code);
    if ('problem' in found) return found;
    const stages = LabelStage.options.filter((each) => stage !== '' && each.startsWith(stage.toLowerCase()));
    const [only, ...others] = stages;
    if (only === undefined || others.length > 0 || more.length > 0)
      return { problem: `after ${found.value} one of these is needed: ${LabelStage.options.join(', ')}` };
    acts.push({ code: found.value, stage: only });
  }
  return acts.length === 0 ? { problem: 'write none where there is nothing' } : { value: acts };
}

/** Reads `H1.1, H3.2`; nothing is no code. */
export function typedCodes(line: string): Typed<Code[]> {
  const found: Code[] = [];
  for (const part of partsOf(line)) {
    const code = typedCode(part);
    if ('problem' in code) return code;
    found.push(code.value);
  }
  return { value: found };
}

/** All codes with their names, a line each. */
export function codeList(): string {
  return codes.map((code) => `${code.padEnd(5)} ${codeTable[code].name}`).join('\n');
}

function typedCode(word: string): Typed<Code> {
  const code = codes.find((each) => each.toLowerCase() === word.toLowerCase());
  return code === undefined ? { problem: `there is no code "${word}"; ${didYouMean(word, codes)}` } : { value: code };
}

function partsOf(line: string): string[] {
  return line
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
