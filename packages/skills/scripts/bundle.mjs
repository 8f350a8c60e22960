// Bundles each skill: its programs as one self-contained file each, beside its manifest and SKILL.md.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const { resolve } = createRequire(import.meta.url);

const LANGUAGES = ['javascript', 'typescript', 'tsx', 'python', 'go', 'java', 'c_sharp', 'rust'];
/** The scan of imports reads its grammars from a folder beside the program. */
const GRAMMARS = {
  'grammars/tree-sitter.wasm': 'web-tree-sitter/tree-sitter.wasm',
  ...Object.fromEntries(
    LANGUAGES.map((name) => [
      `grammars/tree-sitter-${name}.wasm`,
      `tree-sitter-wasms/out/tree-sitter-${name}.wasm`,
    ]),
  ),
};

/** What a skill has besides the programs that its manifest names by convention: more programs, and files beside them. */
const MORE = {
  documentation: { programs: { 'stale.mjs': '../stale/stale.ts' }, beside: GRAMMARS },
  onboarding: { beside: GRAMMARS },
  'incident-analysis': {
    // A suite's runs ask the stand-in instead of Azure; it lies where the server's documents do, outside of the image.
    programs: { 'guard.mjs': 'kql/check-call.ts', 'mcp/azure.stand-in.mjs': 'stand-in/serve-mcp.ts' },
    beside: {
      'kusto-bridge.js': '@kusto/language-service-next/bridge.min.js',
      'kusto-language.js': '@kusto/language-service-next/Kusto.Language.Bridge.min.js',
    },
  },
};

/** A skill is a folder with a skill.json. */
async function skillsIn(folder) {
  if (!existsSync(folder)) return [];
  const names = await readdir(folder);
  return names.filter((name) => existsSync(join(folder, name, 'skill.json')));
}

/** What the manifest names, and by convention where it comes from: <name>.mjs of a stage is <name>/main.ts. */
async function programsOf(skill) {
  const { stages, offline, verify } = JSON.parse(await readFile(join(root, skill, 'skill.json'), 'utf8'));
  const words = stages.flatMap(({ argv = [] }) => argv);
  const named = words.flatMap((word) => /^\{skill\}\/([\w-]+)\.mjs$/.exec(word)?.[1] ?? []);
  return {
    ...Object.fromEntries(named.map((name) => [`${name}.mjs`, `${name}/main.ts`])),
    [offline]: 'offline/script.ts',
    [verify]: 'verify/verify.ts',
    ...MORE[skill]?.programs,
  };
}

const bundle = (input, file) =>
  build({
    input,
    platform: 'node',
    logLevel: 'warn',
    // web-tree-sitter holds an eval that only grammars with JavaScript of their own would reach.
    checks: { eval: false },
    output: { file, format: 'esm', codeSplitting: false },
  });

const skills = await skillsIn(root);
// A skill that is gone must not be found in what an earlier build left.
for (const skill of [...skills, ...(await skillsIn(dist))])
  await rm(join(dist, skill), { recursive: true, force: true });

for (const skill of skills) {
  const out = join(dist, skill);
  await mkdir(out, { recursive: true });
  for (const [file, entry] of Object.entries(await programsOf(skill)))
    await bundle(join(root, 'src', skill, entry), join(out, file));
  for (const [file, source] of Object.entries(MORE[skill]?.beside ?? {}))
    await cp(resolve(source), join(out, file));
  for (const file of ['skill.json', 'SKILL.md']) await cp(join(root, skill, file), join(out, file));
  const servers = join(root, skill, 'mcp');
  if (existsSync(servers)) await cp(servers, join(out, 'mcp'), { recursive: true });
}

// Azure as an incident sees it, on loopback: for tests and for trying the skill without an account.
await bundle(join(root, 'src/incident-analysis/stand-in/main.ts'), join(dist, 'azure-stand-in/main.mjs'));
for (const [file, source] of Object.entries(MORE['incident-analysis'].beside))
  await cp(resolve(source), join(dist, 'azure-stand-in', file));
