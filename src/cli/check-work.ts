import { TurncoatError } from '../errors.ts';
import { providerTable, readKey } from '../model/provider-table.ts';
import { lintPack, standardLimits, variantsOf } from '../scenario/lint-pack.ts';
import { findPacks, loadPack } from '../scenario/load-pack.ts';
import { isPaid, modelsOf, preflight, studyPrices } from './connect.ts';
import type { Finding } from './finding.ts';
import type { Io } from './io.ts';
import { packRoots } from './packs.ts';
import { openWorkbench, shownPath } from './workbench.ts';

/** Which keys are set, by the names of their variables. Values are read by nobody here. */
export function checkKeys(io: Io): Finding[] {
  const specs = Object.values(providerTable).filter((spec) => spec.keyNeeded);
  const variables = [...new Map(specs.map((spec) => [spec.keyVariables[0], spec])).values()];
  const named = (isSet: boolean): string =>
    variables
      .filter((spec) => (readKey(spec, io.env) !== undefined) === isSet)
      .map((spec) => spec.keyVariables[0])
      .join(', ');
  const [set, unset] = [named(true), named(false)];
  const text = [set === '' ? '' : `set: ${set}`, unset === '' ? '' : `not set: ${unset}`].filter((part) => part !== '').join('; ');
  return [{ check: 'keys', state: 'ok', text: set === '' ? `${text} (simulated subjects need none)` : text }];
}

/** Each pack can be read and its linter finds nothing. `ids`: only these. */
export async function checkPacks(ids: readonly string[] | undefined, io: Io): Promise<Finding[]> {
  const places = (await findPacks(packRoots(io.cwd))).filter(({ id }) => ids?.includes(id) ?? true);
  if (places.length === 0)
    return [
      { check: 'packs', state: 'fail', text: 'no scenario pack was found', todo: 'Install turncoat again, or put a pack into scenarios/.' },
    ];
  return Promise.all(places.map(({ id, dir }) => checkPack(id, dir, io)));
}

async function checkPack(id: string, dir: string, io: Io): Promise<Finding> {
  const todo = `See turncoat scenario lint ${id}.`;
  try {
    const shown = shownPath(dir, io.cwd);
    const pack = await loadPack(dir, shown);
    // One variant and no scripts: a look, not the whole sweep of `scenario lint`.
    const { findings, worlds } = lintPack(pack, standardLimits, variantsOf(pack).slice(0, 1));
    if (findings.length > 0) return { check: 'packs', state: 'fail', text: `${id}: ${findings.length} lint findings`, todo };
    return { check: 'packs', state: 'ok', text: `${id}: ${worlds} worlds of its first variant, nothing found by the linter` };
  } catch (error) {
    if (!(error instanceof TurncoatError)) throw error;
    return { check: 'packs', state: 'fail', text: `${id} cannot be read`, todo };
  }
}

/** The study can be planned, its packs are sound, and each of its models could be asked: key, address and price are there. */
export async function checkStudy(path: string, io: Io): Promise<Finding[]> {
  try {
    const bench = await openWorkbench(path, io);
    const { study, rows, packs } = bench;
    const readable: Finding = {
      check: 'study',
      state: 'ok',
      text: `${study.file.name}: ${rows.length} episodes in ${study.conditions.length} cells`,
    };
    return [readable, ...(await checkPacks([...packs.keys()], io)), checkModels(study, io)];
  } catch (error) {
    if (!(error instanceof TurncoatError)) throw error;
    return [
      { check: 'study', state: 'fail', text: error.message, ...(error.detail.hint === undefined ? {} : { todo: error.detail.hint }) },
    ];
  }
}

function checkModels(study: Parameters<typeof preflight>[0], io: Io): Finding {
  try {
    preflight(study, io);
  } catch (error) {
    if (!(error instanceof TurncoatError)) throw error;
    return { check: 'models', state: 'fail', text: error.message, ...(error.detail.hint === undefined ? {} : { todo: error.detail.hint }) };
  }
  const prices = studyPrices(study, io);
  const paid = modelsOf(study).filter((id) => isPaid(id, prices));
  if (paid.length === 0) return { check: 'models', state: 'ok', text: `${modelsOf(study).length} models, none costs money` };
  const text = `${paid.join(', ')} cost money`;
  if (study.file.budget === undefined)
    return {
      check: 'models',
      state: 'warn',
      text: `${text} and the study sets no budget`,
      todo: 'Add budget: 10 (US dollars) to the study. Ask your provider before a paid study.',
    };
  return { check: 'models', state: 'ok', text: `${text}; the budget is $${study.file.budget}` };
}
