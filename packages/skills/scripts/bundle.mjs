// Bundles each skill: its programs as one self-contained file each, beside its manifest and SKILL.md.
import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const { resolve } = createRequire(import.meta.url);
const LANGUAGES = ['javascript', 'typescript', 'tsx', 'python', 'go', 'java', 'c_sharp', 'rust'];

/** The scan of imports reads its grammars from a folder beside the program. */
const GRAMMARS = [
  resolve('web-tree-sitter/tree-sitter.wasm'),
  ...LANGUAGES.map((language) => resolve(`tree-sitter-wasms/out/tree-sitter-${language}.wasm`)),
];

const PROGRAMS = {
  'evidence.mjs': 'evidence/main.ts',
  'offline.mjs': 'offline/script.ts',
  'verify.mjs': 'verify/verify.ts',
};
const SKILLS = {
  onboarding: PROGRAMS,
  documentation: {
    'evidence.mjs': 'evidence/main.ts',
    'assemble.mjs': 'assemble/main.ts',
    'offline.mjs': 'offline/script.ts',
    'stale.mjs': '../stale/stale.ts',
    'verify.mjs': 'verify/verify.ts',
  },
};

for (const [skill, programs] of Object.entries(SKILLS)) {
  const out = join(root, 'dist', skill);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const [file, entry] of Object.entries(programs)) {
    await build({
      input: join(root, 'src', skill, entry),
      platform: 'node',
      logLevel: 'warn',
      // web-tree-sitter holds an eval that only grammars with JavaScript of their own would reach.
      checks: { eval: false },
      output: { file: join(out, file), format: 'esm', codeSplitting: false },
    });
  }
  for (const file of ['skill.json', 'SKILL.md']) await cp(join(root, skill, file), join(out, file));
  for (const file of GRAMMARS) await cp(file, join(out, 'grammars', basename(file)));
  const servers = join(root, skill, 'mcp');
  if (existsSync(servers)) await cp(servers, join(out, 'mcp'), { recursive: true });
}
