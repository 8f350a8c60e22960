// Bundles the one-shot hook: `dist/hook.js` with the profiles and words in it, and `dist/check-policy.js`, which only a policy file needs.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { loadProfile, profileNames } from '../dist/index.js';
import { shippedWords } from '../dist/policy/shipped-words.js';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const profiles = Object.fromEntries(profileNames().map((name) => [name, JSON.stringify(lean(name))]));

/** A rule's examples are its tests; no decision reads them. */
function lean(name) {
  const policy = loadProfile(name);
  const examples = { refused: [], allowed: [] };
  return { ...policy, rules: policy.rules.map((rule) => ({ ...rule, examples })) };
}

for (const [entry, file] of [
  ['src/oneshot/main.ts', 'dist/hook.js'],
  ['src/oneshot/check-policy.ts', 'dist/check-policy.js'],
]) {
  const bundle = await rolldown({
    input: at(entry),
    platform: 'node',
    // The oldest Node that package.json promises.
    transform: {
      target: 'node20',
      define: {
        SHIPPED_PROFILES: JSON.stringify(profiles),
        SHIPPED_WORDS: JSON.stringify(JSON.stringify(shippedWords())),
      },
    },
    logLevel: 'warn',
    // Of the contracts the hook needs two small functions, and not the checker that would come with them.
    treeshake: { moduleSideEffects: false },
  });
  await bundle.write({ file: at(file), format: 'esm', minify: true });
  await bundle.close();
}
