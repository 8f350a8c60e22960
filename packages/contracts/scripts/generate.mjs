// Generates src/generated/<name>.ts (types and the schema as data) from <name>/v1/schema.json, and from the two schemas
// of what stands beside it: contract.json and the expectations.
// `node scripts/generate.mjs --check` prints the stale files and exits 1 instead of writing.
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function contractNames() {
  const entries = await readdir(root, { withFileTypes: true });
  const named = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async (entry) => (await readdir(join(root, entry.name))).includes('contract.json') && entry.name),
  );
  return named.filter(Boolean).sort();
}

/** Generated file → schema. */
async function schemaFiles() {
  const names = await contractNames();
  return [
    ...names.map((name) => [name, `${name}/v1/schema.json`]),
    ['contract-card', 'contract.schema.json'],
    ['expectation', 'expectation.schema.json'],
  ];
}

export async function generate(source) {
  const schema = JSON.parse(await readFile(join(root, source), 'utf8'));
  const types = await compile(structuredClone(schema), schema.title, {
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    bannerComment: `// Generated from ${source} by \`npm run generate\`; edit the schema.`,
    style: { singleQuote: true, printWidth: 110 },
  });
  return `${types}\nexport const schema = ${JSON.stringify(schema, null, 2)} as const;\n`;
}

async function main() {
  const check = process.argv.includes('--check');
  const stale = [];
  await mkdir(join(root, 'src/generated'), { recursive: true });
  for (const [name, source] of await schemaFiles()) {
    const file = join(root, 'src/generated', `${name}.ts`);
    const fresh = await generate(source);
    if ((await readFile(file, 'utf8').catch(() => '')) === fresh) continue;
    if (check) stale.push(`packages/contracts/src/generated/${name}.ts`);
    else await writeFile(file, fresh);
  }
  if (stale.length > 0) {
    process.stderr.write(`stale: ${stale.join(', ')}; run \`npm run generate\`\n`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
