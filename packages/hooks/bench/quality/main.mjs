// Measures what the guard and its peers refuse and let pass on labelled data.
// `npm run bench:quality -w packages/hooks -- <folder> [<folder>…] [--misses]`; build first. No container, no network.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { measureCommands, measureInjections, measurePaths, measureSecrets } from './measures.mjs';
import { newTable } from './table.mjs';

const listed = process.argv.includes('--misses');
/** As it was written where npm was started, which changes to the package's folder. */
const folders = process.argv
  .slice(2)
  .filter((word) => !word.startsWith('--'))
  .map((folder) => resolve(process.env.INIT_CWD ?? '.', folder));
if (folders.length === 0) {
  process.stderr.write('usage: node bench/quality/main.mjs <folder with *.jsonl> [<folder>…] [--misses]\n');
  process.exit(2);
}

const empty = folders.filter((folder) => !holdsRows(folder));
if (empty.length > 0) {
  process.stderr.write(`no *.jsonl in ${empty.join(', ')}: name folders of labelled data\n`);
  process.exit(2);
}

for (const folder of folders)
  for (const [title, judges, measure] of [
    ['Commands', ['read-only', 'developer', 'cc-safety-net'], measureCommands],
    ['Paths', ['read-only'], measurePaths],
    ['Secrets', ['written', 'printed', 'secretlint'], measureSecrets],
    ['Injections', ['read', 'prompt', 'vard', 'llm-guard', 'atr'], measureInjections],
  ]) {
    const table = newTable(judges);
    await measure(folder, table);
    process.stdout.write(`\n${title}, refused, on ${folder}\n${table.text()}\n`);
    if (listed) process.stdout.write(`\n${table.missesText()}\n`);
  }

function holdsRows(folder) {
  try {
    return readdirSync(folder).some((name) => name.endsWith('.jsonl'));
  } catch {
    return false;
  }
}
