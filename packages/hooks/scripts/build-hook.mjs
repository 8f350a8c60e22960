// Builds the one-shot hook: the folder `dist/hook.js`, which Node starts like a file, with its parts, profiles and words in it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { schemas } from '@agent-harness/contracts';
import { rolldown } from 'rolldown';
import { loadProfile, profileNames } from '../dist/index.js';
import { shippedSources } from '../dist/policy/shipped-sources.js';
import { shippedModel } from '../dist/policy/shipped-model.js';
import { shippedWords } from '../dist/policy/shipped-words.js';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = at('dist/hook.js');
/** Not on disk: made here. */
const shape = at('src/oneshot/policy-shape.js');

/** A rule's examples are its tests; no decision reads them. */
function lean(name) {
  const policy = loadProfile(name);
  const examples = { refused: [], allowed: [] };
  return { ...policy, rules: policy.rules.map((rule) => ({ ...rule, examples })) };
}

/**
 * The policy's schema as code. What it accepts, the checker of the contracts accepts too, which counts to MAX_SAFE_INTEGER only.
 */
function policyShape() {
  const schema = JSON.parse(JSON.stringify(schemas.policy), (_, part) =>
    part?.type === 'integer' ? { maximum: Number.MAX_SAFE_INTEGER, ...part } : part,
  );
  const ajv = new Ajv2020({ code: { source: true }, unicodeRegExp: false });
  ajv.addSchema(schema, 'policy');
  return standalone.default(ajv, { isPolicy: 'policy' });
}

async function bundle(entry) {
  const build = await rolldown({
    input: at(entry),
    platform: 'node',
    plugins: [
      {
        name: 'policy-shape',
        resolveId: (id) => (id === shape ? id : null),
        load: (id) => (id === shape ? policyShape() : null),
      },
    ],
    // The oldest Node that package.json promises.
    transform: {
      target: 'node20',
      define: {
        SHIPPED_SOURCES: JSON.stringify(JSON.stringify(shippedSources())),
        SHIPPED_MODEL: JSON.stringify(JSON.stringify(shippedModel())),
        SHIPPED_WORDS: JSON.stringify(JSON.stringify(shippedWords())),
      },
    },
    logLevel: 'warn',
    // Of the contracts the hook needs two small functions, and not the checker that would come with them.
    treeshake: { moduleSideEffects: false },
  });
  const { output } = await build.generate({ format: 'cjs', minify: true });
  await build.close();
  return ascii(output[0].code);
}

/** Read without decoding: `\u` means the same in a text, a template and an expression. */
function ascii(code) {
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(`${folder}/profiles`, { recursive: true });
// A folder of its own for CommonJS: Node's loader of ES modules takes 6 ms to start.
writeFileSync(`${folder}/package.json`, JSON.stringify({ type: 'commonjs', main: 'start.js' }));
for (const name of profileNames())
  writeFileSync(`${folder}/profiles/${name}.json`, JSON.stringify(lean(name)));
writeFileSync(`${folder}/start.js`, await bundle('src/oneshot/start.ts'));
for (const [name, entry] of [
  ['hook', 'src/oneshot/answer-hook.ts'],
  ['policy-shape', 'src/oneshot/policy-shape.js'],
  ['check-policy', 'src/oneshot/check-policy.ts'],
])
  writeFileSync(`${folder}/${name}.js`, `(function (require, exports) {${await bundle(entry)}\n})`);
writeFileSync(`${folder}/store-code.js`, await bundle('src/oneshot/store-code.ts'));

// For the Node of this build; whoever installs for another one runs it again.
execFileSync(process.execPath, [`${folder}/store-code.js`], { stdio: 'inherit' });
