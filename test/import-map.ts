import { posix } from 'node:path';

const base = ['errors', 'kernel', 'record', 'statistics'];
const stages = [
  ...base,
  'model',
  'scenario',
  'store',
  'study',
  'company',
  'safeguards',
  'protocol',
  'plan',
  'subjects',
  'episode',
  'judge',
  'report',
];

/**
 * Who may import whom, type imports included: the line of docs/architecture.md as data.
 * A row lists what is upstream of a folder of src/ (or of a file that stands alone in it); the arrow never turns back.
 */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  kernel: ['errors'],
  record: ['kernel'],
  statistics: ['errors', 'kernel', 'record'],
  model: base,
  scenario: base,
  store: base,
  study: [...base, 'scenario'],
  company: [...base, 'scenario'],
  safeguards: [...base, 'company', 'model'],
  protocol: [...base, 'company'],
  plan: [...base, 'study', 'scenario', 'company', 'safeguards', 'protocol', 'model'],
  subjects: [...base, 'model', 'scenario', 'protocol'],
  episode: [...base, 'plan', 'company', 'safeguards', 'protocol', 'model', 'store'],
  emulator: [...base, 'subjects', 'plan', 'scenario', 'protocol'],
  judge: [...base, 'model'],
  report: base,
  interop: [...base, 'store', 'judge', 'report'],
  server: [...base, 'store', 'judge', 'report'],
  'judge-run': stages,
  'estimate-run': [...stages, 'judge-run'],
  pipeline: [...stages, 'judge-run'],
  index: [...stages, 'judge-run', 'estimate-run', 'pipeline'],
  testing: [...stages, 'judge-run', 'estimate-run', 'pipeline'],
  cli: [...stages, 'emulator', 'interop', 'server', 'judge-run', 'estimate-run', 'pipeline'],
};

/** Path inside the repository (`src/judge/rules.ts`) → its text. */
export type Sources = ReadonlyMap<string, string>;

/** What a file imports: paths and packages as written, and the places where that cannot be read off. */
export type Imports = {
  readonly specifiers: readonly string[];
  readonly reexports: readonly string[];
  readonly unreadable: readonly string[];
};

/** Every import of a file: static, side effect, type, `import('…').Type`, dynamic, and `export … from`. */
export function importsOf(source: string): Imports {
  const code = source.replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, ''); // a comment may speak of an import
  const all = (pattern: RegExp): string[] => [...code.matchAll(pattern)].map((match) => match[1] ?? '');
  const reexports = all(/^\s*export\b[^'"`;()=]*\bfrom\s*['"]([^'"]+)['"]/gm);
  return {
    specifiers: [
      ...all(/^\s*import\b[^'"`;()=]*\bfrom\s*['"]([^'"]+)['"]/gm),
      ...all(/^\s*import\s*['"]([^'"]+)['"]/gm),
      ...all(/\bimport\(\s*['"]([^'"]+)['"]/g),
      ...reexports,
    ],
    reexports: [...reexports, ...all(/^\s*export\s*(\*)/gm)],
    unreadable: all(/\b(import\(\s*[^'"\s][^)]*\))/g),
  };
}

/** The folder of src/ that a file belongs to, or its own name where it stands alone there. */
export function stageOf(file: string): string {
  return (file.split('/')[1] ?? '').replace(/\.ts$/, '');
}

/** Each import that its folder's row does not allow, as a sentence that shows the arrow. */
export function forbiddenArrows(sources: Sources): string[] {
  return arrows(sources).flatMap(({ from, to }) => {
    const [stage, target] = [stageOf(from), stageOf(to)];
    const row = mayImport[stage] ?? [];
    if (stage === target || row.includes(target)) return [];
    return [`${from} → ${to}: ${stage} may import only ${row.length === 0 ? 'itself' : row.join(', ')}`];
  });
}

/** Each circle of files, type imports included, as the way round. */
export function cycles(sources: Sources): string[] {
  const next = Map.groupBy(arrows(sources), ({ from }) => from);
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (way.includes(file) || done.has(file)) return;
    for (const { to } of next.get(file) ?? []) visit(to, [...way, file]);
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return found;
}

/** Folders and lone files of src/ that the map does not know. */
export function unknownStages(sources: Sources): string[] {
  return [...new Set([...sources.keys()].map(stageOf))].filter((stage) => mayImport[stage] === undefined);
}

/** Files that pass on what another file exports. Only the two public doors do. */
export function barrels(sources: Sources): string[] {
  return [...sources].flatMap(([file, source]) => {
    const { reexports } = importsOf(source);
    if (reexports.includes('*')) return [`${file}: export *`];
    if (file === 'src/index.ts' || file === 'src/testing.ts') return [];
    if (posix.basename(file) === 'index.ts') return [`${file}: an index.ts inside src/`];
    return reexports.map((specifier) => `${file}: export … from '${specifier}'`);
  });
}

function arrows(sources: Sources): { readonly from: string; readonly to: string }[] {
  return [...sources].flatMap(([from, source]) =>
    importsOf(source)
      .specifiers.filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => ({ from, to: posix.join(posix.dirname(from), specifier) }))
      .filter(({ to }) => to.startsWith('src/')),
  );
}
