// Puts every mutant of the decision code behind a switch, with Stryker's own instrumenter: one program, a mutant at a time.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { createInjector } from 'typed-inject';

export const PACKAGE = join(import.meta.dirname, '../..');
const SOURCE = join(PACKAGE, 'src');

/** Folders whose code decides. What is a table stays out: rules' examples hold it. */
const DECIDES = /^(decide|event|guard|layers|policy|sanitise|session|shell)\//;
const TABLES =
  /\.(test|fixture)\.ts$|^shell\/knowledge\/|^policy\/(draft|faults)\/|^layers\/l1\/open\/forms\/.*-forms\.ts$/;
/** Processes, sockets and threads, which only `e2e` starts. */
const STARTED = /^guard\/(listen|main|process|run-threads|serve-judge|start|start-judge|warm-up)\.ts$/;

const silent = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };

/** @returns every file as `[path, code with all switches]`, and all mutants: `{ id, file, line, on, was, becomes, kind }` */
export async function instrument() {
  const paths = readdirSync(SOURCE, { recursive: true })
    .filter((path) => path.endsWith('.ts') && DECIDES.test(path) && !TABLES.test(path) && !STARTED.test(path))
    .sort();
  const files = paths.map((path) => {
    const name = join(SOURCE, path);
    return { name, mutate: true, content: readFileSync(name, 'utf8') };
  });
  const textOf = (path) => files.find(({ name }) => name === path).content;
  const instrumenter = createInjector().provideValue('logger', silent).injectFunction(createInstrumenter);
  const made = await instrumenter.instrument(files, {
    excludedMutations: ['StringLiteral'],
    ignorers: [],
    plugins: null,
  });
  return {
    code: made.files.map(({ name, content }) => [name, content]),
    mutants: made.mutants
      .filter(({ status }) => status !== 'Ignored')
      .map((mutant) => ({
        id: mutant.id,
        file: relative(SOURCE, mutant.fileName),
        line: mutant.location.start.line + 1,
        on: textOf(mutant.fileName).split('\n')[mutant.location.start.line].trim(),
        was: textAt(textOf(mutant.fileName), mutant.location),
        becomes: mutant.replacement,
        kind: mutant.mutatorName,
      })),
  };
}

/** Leaves the switches of these mutants only: with all of them the code is ten times as slow. */
export function onlySwitchesOf(code, ids) {
  const kept = new Set(ids);
  return code
    .replaceAll(/stryMutAct_9fa48\("(\d+)"\)/g, (call, id) => (kept.has(id) ? call : 'false'))
    .replaceAll(/stryCov_9fa48\(("[^)]*)\)/g, (_, list) => {
      const left = list.split(', ').filter((id) => kept.has(JSON.parse(id)));
      return left.length > 0 ? `stryCov_9fa48(${left.join(', ')})` : '0';
    });
}

function textAt(content, { start, end }) {
  const lines = content.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column);
  return lines.join('\n').slice(start.column);
}

/** Folder by which a score is given: a layer is one of its own. */
export function folderOf(file) {
  return /^layers\/l\d/.exec(file)?.[0] ?? file.split('/')[0];
}
