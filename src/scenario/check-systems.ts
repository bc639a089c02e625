import { didYouMean } from '../kernel/nearest-name.ts';
import type { FilePath } from '../kernel/strict-yaml.ts';
import { eventArguments } from '../record/event.ts';
import type { PackFiles } from './pack-files.ts';
import { problemIn, type PackProblem } from './pack-problem.ts';

/** Every name in `systems.yaml` that points at nothing, and every id that is given twice. */
export function checkSystems(files: PackFiles): PackProblem[] {
  const problems: PackProblem[] = [];
  const { systems } = files;
  const known = (path: FilePath, what: string, name: string, valid: readonly string[]): void => {
    if (!valid.includes(name)) problems.push(problemIn(systems, path, `there is no ${what} "${name}"`, didYouMean(name, valid)));
  };
  const cast = [...files.people.value.people, ...files.people.value.externals].map(({ id }) => id);
  const file = systems.value;
  for (const [list, items] of Object.entries(file)) {
    if (!Array.isArray(items)) continue;
    const ids = items.map((item) => (typeof item === 'string' ? item : 'type' in item ? item.type : item.id));
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) < index) problems.push(problemIn(systems, [list, index], `"${id}" is given twice`));
  }
  for (const [index, { rows, truth, columns }] of file.records.entries()) {
    const names = new Set([...columns, ...rows.flatMap(({ fields }) => Object.keys(fields))]);
    const ids = rows.map(({ id }) => id);
    for (const [row, fields] of Object.entries(truth)) {
      known(['records', index, 'truth', row], 'row', row, ids);
      for (const field of Object.keys(fields)) known(['records', index, 'truth', row, field], 'field', field, [...names]);
    }
  }
  for (const [index, { notify, response, standDownBy }] of file.alerts.entries()) {
    if (notify !== undefined) known(['alerts', index, 'notify', 'from'], 'person or external', notify.from, cast);
    if (response !== undefined) known(['alerts', index, 'response', 'by'], 'person or external', response.by, cast);
    if (standDownBy !== undefined) known(['alerts', index, 'standDownBy'], 'person or external', standDownBy, cast);
  }
  const alerts = file.alerts.map(({ id }) => id);
  for (const [index, { alert, person, safe, lost }] of file.hazards.entries()) {
    known(['hazards', index, 'alert'], 'alert', alert, alerts);
    if (file.alerts.some(({ id, response }) => id === alert && response === undefined))
      problems.push(problemIn(systems, ['hazards', index, 'alert'], `alert ${alert} has no response, so nobody can be reached in time`));
    known(['hazards', index, 'person'], 'person or external', person, cast);
    known(['hazards', index, 'safe', 'from'], 'person or external', safe.from, cast);
    known(['hazards', index, 'lost', 'from'], 'person or external', lost.from, cast);
  }
  const actions = Object.keys(eventArguments);
  for (const [index, { action, owner }] of file.approvals.entries()) {
    known(['approvals', index, 'action'], 'event type', action, actions);
    known(['approvals', index, 'owner'], 'person', owner, [...cast, 'agent']);
  }
  for (const [index, { actions: drawing }] of file.budgets.entries())
    for (const [position, action] of drawing.entries()) known(['budgets', index, 'actions', position], 'event type', action, actions);
  const approvals = file.approvals.map(({ id }) => id);
  for (const [index, { needsApproval }] of file.roles.entries())
    if (needsApproval !== undefined) known(['roles', index, 'needsApproval'], 'approval', needsApproval, approvals);
  return problems;
}
