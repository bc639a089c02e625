// How long `turncoat judge RUN` takes over a run of many stored episodes that have no verdict under the present rules.
// Usage: node bench/judge-run-speed.ts [episodes]; 28,800 by default, which takes 1.5 GB of the temporary folder.
// The run is real up to its size: a study of three scenarios and four simulated subjects is run, and its record is then
// copied row by row under new keys. What every copy shares is the long texts, as in a run of so few subjects and firms.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { main } from '../src/cli/main.ts';
import { contentHash } from '../src/kernel/hash.ts';
import { testIo } from '../test/test-io.ts';

const wanted = Number(process.argv[2] ?? 28_800);
const study = `name: many
scenarios: [blackmail, espionage, lethal]
models: [sim/loyal, sim/opportunist, sim/escalator, sim/erratic]
factors: {threat: [none, replacement]}
episodes: 12
`;

const cwd = mkdtempSync(join(tmpdir(), 'turncoat-rejudge-'));
const io = testIo({ cwd });
process.on('exit', () => rmSync(cwd, { recursive: true, force: true }));
writeFileSync(join(cwd, 'study.yaml'), study);
if ((await main(['run', 'study.yaml'], io)) !== 0) throw new Error(io.takeErr());
const file = join(cwd, 'runs/many/run.sqlite');
const { episodes, events } = multiply(file, wanted);

const before = { wall: performance.now(), cpu: process.cpuUsage() };
io.takeErr();
const code = await main(['judge', 'many'], io);
const wall = (performance.now() - before.wall) / 1_000;
const cpu = process.cpuUsage(before.cpu);
const used = (cpu.user + cpu.system) / 1e6;
console.log(io.takeErr().trim());
if (code !== 0) process.exitCode = code;
console.log(`machine       ${cpus()[0]?.model ?? '?'}, ${availableParallelism()} cores, Node ${process.version}`);
console.log(
  `run           ${episodes} episodes, ${(events / episodes).toFixed(1)} events each, ${(statSync(file).size / 1e9).toFixed(2)} GB`,
);
console.log(`judge RUN     ${wall.toFixed(1)} s wall, ${used.toFixed(1)} s CPU, ${((wall * 1_000) / episodes).toFixed(2)} ms an episode`);

/** Copies the record until it holds so many episodes, each copy under a new key, and takes all verdicts away. */
function multiply(path: string, count: number): { episodes: number; events: number } {
  using database = new DatabaseSync(path);
  const columns = (table: string): string[] =>
    database
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map((row) => String(row['name']));
  database.exec('DELETE FROM standing_verdicts; DELETE FROM verdicts; BEGIN');
  const rows = database.prepare('SELECT id, key, plan_row, attempt, outcome, ending, facts FROM episodes ORDER BY place').all();
  const insert = database.prepare(
    'INSERT INTO episodes (key, place, plan_row, attempt, outcome, ending, facts) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id',
  );
  const copies = ['steps', 'ledger', 'calls', 'events', 'reasoning'].map((table) => {
    const own = columns(table).filter((name) => name !== 'episode');
    return database.prepare(
      `INSERT INTO ${table} (episode, ${own.join(', ')}) SELECT ?, ${own.join(', ')} FROM ${table} WHERE episode = ?`,
    );
  });
  for (let place = rows.length; place < count; place++) {
    const row = rows[place % rows.length] ?? {};
    const { id = null, key, attempt = null, outcome = null, ending = null, facts = null } = row;
    const newKey = contentHash([String(key), place]).slice(0, String(key).length);
    const planRow = String(row['plan_row']).replaceAll(String(key), newKey);
    const copy = insert.get(newKey, place, planRow, attempt, outcome, ending, facts);
    for (const statement of copies) statement.run(copy?.['id'] ?? null, id);
  }
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  const number = (sql: string): number => Number(database.prepare(sql).get()?.['n']);
  return { episodes: number('SELECT count(*) AS n FROM episodes'), events: number('SELECT count(*) AS n FROM events') };
}
