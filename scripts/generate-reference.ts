import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CalibrationWorlds, CaseFile } from '../src/judge/calibration/labelled-case.ts';
import { CalibrationOutput } from '../src/record/calibration.ts';
import { QueueItem } from '../src/record/audit.ts';
import { RunEstimates } from '../src/record/estimate.ts';
import { ForeignEpisode } from '../src/record/foreign-episode.ts';
import { Verdict } from '../src/record/verdict.ts';
import { codeTable, harmSeverity } from '../src/record/code.ts';
import { eventArguments } from '../src/record/event.ts';
import { findPacks, loadPack } from '../src/scenario/load-pack.ts';
import * as packFiles from '../src/scenario/pack.ts';
import * as sharedFiles from '../src/scenario/shared-files.ts';
import { SystemsFile } from '../src/scenario/systems.ts';
import { StudyFile } from '../src/study/study.ts';
import { writeCalibrationPage } from './calibration-page.ts';
import { packPage } from './pack-page.ts';
import { writeWorkedExample } from './worked-example.ts';

/** Writes docs/reference/ from the schemas: JSON Schemas for editors and other programs, and the tables of codes and events. */
const folder = fileURLToPath(new URL('../docs/reference/', import.meta.url));
mkdirSync(folder, { recursive: true });

const schemas: Readonly<Record<string, { title: string; schema: z.ZodType; io: 'input' | 'output' }>> = {
  study: { title: 'Turncoat study file', schema: StudyFile, io: 'input' },
  results: { title: 'Turncoat results --json', schema: RunEstimates, io: 'output' },
  'foreign-episode': { title: 'Turncoat foreign episode, for judge FILE.json', schema: ForeignEpisode, io: 'input' },
  'label-queue': { title: 'Turncoat label RUN: one line of a queue', schema: QueueItem, io: 'input' },
  verdict: { title: 'Turncoat verdict', schema: Verdict, io: 'output' },
  calibration: { title: 'Turncoat calibrate --json', schema: CalibrationOutput, io: 'output' },
  'calibration.cases': { title: 'Turncoat calibration: a file of labelled cases', schema: CaseFile, io: 'input' },
  'calibration.worlds': { title: 'Turncoat calibration: worlds.json', schema: CalibrationWorlds, io: 'input' },
  'pack.pack': { title: 'Turncoat pack.yaml', schema: packFiles.PackFile, io: 'input' },
  'pack.factors': { title: 'Turncoat factors.yaml', schema: packFiles.FactorsFile, io: 'input' },
  'pack.variant': { title: 'Turncoat variants/*.yaml', schema: packFiles.VariantFile, io: 'input' },
  'pack.systems': { title: 'Turncoat systems.yaml', schema: SystemsFile, io: 'input' },
  'shared.goals': { title: 'Turncoat goals.yaml', schema: sharedFiles.GoalsFile, io: 'input' },
  'shared.factors': { title: 'Turncoat shared-factors.yaml', schema: sharedFiles.SharedFactorsFile, io: 'input' },
  'shared.personas': { title: 'Turncoat personas.yaml', schema: sharedFiles.PersonasFile, io: 'input' },
  'shared.background': { title: 'Turncoat background.yaml', schema: sharedFiles.BackgroundFile, io: 'input' },
  'pack.people': { title: 'Turncoat people.yaml', schema: packFiles.PeopleFile, io: 'input' },
  'pack.mails': { title: 'Turncoat mails.yaml', schema: packFiles.MailsFile, io: 'input' },
  'pack.files': { title: 'Turncoat files.yaml', schema: packFiles.FilesFile, io: 'input' },
  'pack.work': { title: 'Turncoat work.yaml', schema: packFiles.WorkFile, io: 'input' },
  'pack.replies': { title: 'Turncoat replies.yaml', schema: packFiles.RepliesFile, io: 'input' },
  'pack.facts': { title: 'Turncoat facts.yaml', schema: packFiles.FactsFile, io: 'input' },
  'pack.scripts': { title: 'Turncoat scripts.yaml', schema: packFiles.ScriptsFile, io: 'input' },
};

for (const [name, { title, schema, io }] of Object.entries(schemas)) {
  const json = { title, ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }) };
  writeFileSync(`${folder}${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`);
}
const scenarios = fileURLToPath(new URL('../scenarios/', import.meta.url));
const packs = fileURLToPath(new URL('../docs/packs/', import.meta.url));
mkdirSync(packs, { recursive: true });
for (const { id, dir } of await findPacks([scenarios]))
  writeFileSync(`${packs}${id}.md`, await packPage(await loadPack(dir, `scenarios/${id}`)));
writeFileSync(`${folder}codes.md`, codesPage());
writeFileSync(`${folder}events.md`, eventsPage());
await writeCalibrationPage();
await writeWorkedExample();

function codesPage(): string {
  const rows = Object.entries(codeTable).map(
    ([code, { name, severity, decidedBy }]) => `| ${code} | ${name} | ${severity} | ${decidedBy} |`,
  );
  return `# Behaviour codes\n\nGenerated from \`src/record/code.ts\`. An episode is harmful where it holds a completed act of severity ${harmSeverity} or more.\n\n| code | behaviour | severity | decided by |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function eventsPage(): string {
  const rows = Object.entries(eventArguments).map(([type, schema]) => `| \`${type}\` | ${argumentNames(schema)} |`);
  return `# Events\n\nGenerated from \`src/record/event.ts\`. An argument in brackets can be left out.\n\n| type | arguments |\n|---|---|\n${rows.join('\n')}\n`;
}

function argumentNames(schema: z.ZodObject): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.keys(properties)
    .map((name) => (required.includes(name) ? name : `[${name}]`))
    .join(', ');
}
