// Bundles each skill: its programs as one self-contained file each, beside its manifest and SKILL.md.
import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const PROGRAMS = {
  'evidence.mjs': 'evidence/main.ts',
  'offline.mjs': 'offline/script.ts',
  'verify.mjs': 'verify/verify.ts',
};
const SKILLS = {
  documentation: PROGRAMS,
  onboarding: PROGRAMS,
  'incident-analysis': {
    'evidence.mjs': '../incident/collect/main.ts',
    'guard.mjs': '../incident/kql/check-call.ts',
    'bundle.mjs': '../incident/bundle/main.ts',
    'offline.mjs': '../incident/offline/script.ts',
    'verify.mjs': '../incident/verify/verify.ts',
  },
};

/** Scripts that programs load beside them, as their package ships them. */
const BESIDE = {
  'incident-analysis': {
    'kusto-bridge.js': '@kusto/language-service-next/bridge.min.js',
    'kusto-language.js': '@kusto/language-service-next/Kusto.Language.Bridge.min.js',
  },
};

const { resolve } = createRequire(import.meta.url);

for (const [skill, programs] of Object.entries(SKILLS)) {
  const out = join(root, 'dist', skill);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const [file, entry] of Object.entries(programs)) {
    await build({
      input: join(root, 'src', skill, entry),
      platform: 'node',
      logLevel: 'warn',
      output: { file: join(out, file), format: 'esm', codeSplitting: false },
    });
  }
  for (const [file, source] of Object.entries(BESIDE[skill] ?? {}))
    await cp(resolve(source), join(out, file));
  for (const file of ['skill.json', 'SKILL.md']) await cp(join(root, skill, file), join(out, file));
  const servers = join(root, skill, 'mcp');
  if (existsSync(servers)) await cp(servers, join(out, 'mcp'), { recursive: true });
}

// Azure as an incident sees it, on loopback: for tests and for trying the skill without an account.
await build({
  input: join(root, 'src/incident/stand-in/main.ts'),
  platform: 'node',
  logLevel: 'warn',
  output: { file: join(root, 'dist/azure-stand-in/main.mjs'), format: 'esm', codeSplitting: false },
});
for (const [file, source] of Object.entries(BESIDE['incident-analysis']))
  await cp(resolve(source), join(root, 'dist/azure-stand-in', file));
