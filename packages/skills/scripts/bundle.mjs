// Bundles each skill: its programs as one self-contained file each, beside its manifest and SKILL.md.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** A skill is a folder with a skill.json. */
async function skillsIn(folder) {
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
  };
}

const skills = await skillsIn(root);
// A skill that is gone must not be found in what an earlier build left.
for (const skill of [...skills, ...(await skillsIn(dist))])
  await rm(join(dist, skill), { recursive: true, force: true });

for (const skill of skills) {
  const out = join(dist, skill);
  await mkdir(out, { recursive: true });
  for (const [file, entry] of Object.entries(await programsOf(skill))) {
    await build({
      input: join(root, 'src', skill, entry),
      platform: 'node',
      logLevel: 'warn',
      output: { file: join(out, file), format: 'esm', codeSplitting: false },
    });
  }
  for (const file of ['skill.json', 'SKILL.md']) await cp(join(root, skill, file), join(out, file));
  const servers = join(root, skill, 'mcp');
  if (existsSync(servers)) await cp(servers, join(out, 'mcp'), { recursive: true });
}
