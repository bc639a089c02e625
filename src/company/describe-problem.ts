import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with a request's arguments, in an office system's plain words; names at most three things. */
export function describeProblem(issues: readonly Issue[]): string {
  const problems = [...new Set(issues.map((issue) => problemOf(issue)))];
  return problems.slice(0, 3).join('; ');
}

function problemOf(issue: Issue): string {
  const name = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `it has no place for ${issue.keys.map((key) => quoted(key)).join(', ')}`;
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? `${quoted(name)} is missing` : `${quoted(name)} must be ${kindName(issue.expected)}`;
  if (issue.code === 'invalid_value') return `${quoted(name)} must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small')
    return `${quoted(name)} is ${issue.origin === 'string' || issue.origin === 'array' ? 'empty' : 'too small'}`;
  if (issue.code === 'too_big') return `${quoted(name)} is too large`;
  return `${quoted(name)} cannot be used as it is written`;
}

function kindName(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    boolean: 'true or false',
    number: 'a number',
    int: 'a whole number',
    array: 'a list',
    record: 'a list of names with their values',
    object: 'a list of names with their values',
  };
  return names[expected] ?? 'something else';
}

function quoted(name: string): string {
  return `"${name}"`;
}
