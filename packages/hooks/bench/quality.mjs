// Measures what the guard refuses and lets pass on labelled data: `npm run bench:quality -w packages/hooks -- <corpora folder> [--misses]`.
// Build first. Decides by text alone: no container, no network.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { decide, loadProfile, normalise } from '../dist/index.js';

const folder = process.argv[2];
const listed = process.argv.includes('--misses');
if (folder === undefined || folder.startsWith('--')) {
  process.stderr.write('usage: node bench/quality.mjs <folder with *.jsonl> [--misses]\n');
  process.exit(2);
}

const policies = { readOnly: loadProfile('read-only'), developer: loadProfile('developer') };
const context = {
  resolve: (path) => (path.includes('\0') ? { problem: 'NUL' } : { real: posix.normalize(path) }),
  tainted: false,
  now: () => performance.now(),
};
const rows = (name) =>
  readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const hook = (name, more, cwd = '/workspace') => ({
  hook_event_name: name,
  session_id: 'bench',
  cwd,
  tool_use_id: 'toolu_bench',
  ...more,
});
const call = (tool, input, cwd) => hook('PreToolUse', { tool_name: tool, tool_input: input }, cwd);
const brought = (tool, input, response) =>
  hook('PostToolUse', { tool_name: tool, tool_input: input, tool_response: response });

/** True when any layer objects: a denial, or for what comes back, a flag. */
function objects(raw, policy) {
  const { verdicts } = decide(normalise(raw), policy, context);
  return verdicts.filter(({ verdict }) => verdict !== 'allow').map(({ rule }) => rule);
}

const table = [];
const misses = [];

/** @param want true when a row is right if it is refused */
function measure(title, all, want, judge, words) {
  const wrong = all.flatMap((row) => {
    const rules = judge(row);
    return rules.length > 0 === want ? [] : [{ title, rules, words: words(row) }];
  });
  const refused = want ? all.length - wrong.length : wrong.length;
  table.push([
    title,
    all.length,
    refused,
    all.length ? `${((100 * refused) / all.length).toFixed(2)} %` : '-',
  ]);
  misses.push(...wrong);
}

function grouped(all, key) {
  const found = {};
  for (const row of all) (found[row[key]] ??= []).push(row);
  return found;
}

const groups = (all, key) => Object.entries(grouped(all, key));

const malicious = rows('commands-malicious').filter(({ tier }) => tier === 'core');
const others = rows('commands-malicious').filter(({ tier }) => tier !== 'core');
const benign = rows('commands-benign');
const command = (policy) => (row) => objects(call('Bash', { command: row.command }), policy);
const text = (row) => row.command;
for (const [name, policy, tag] of [
  ['read-only', policies.readOnly, 'readonly'],
  ['developer', policies.developer, 'dev'],
]) {
  measure(`${name}: malicious core`, malicious, true, command(policy), text);
  for (const [kind, some] of groups(malicious, 'class'))
    measure(`${name}:   ${kind}`, some, true, command(policy), () => null);
  for (const [tier, some] of groups(others, 'tier'))
    measure(`${name}: malicious ${tier}`, some, true, command(policy), () => null);
  measure(
    `${name}: benign ${tag}`,
    benign.filter((row) => row.tag === tag),
    false,
    command(policy),
    text,
  );
}
measure(
  'developer: benign readonly',
  benign.filter(({ tag }) => tag === 'readonly'),
  false,
  command(policies.developer),
  text,
);

const paths = rows('paths');
// As `harness decide` judges: the session stands in its repository.
const rooted = (cwd) => ({
  ...policies.readOnly,
  space: { ...policies.readOnly.space, read: [cwd] },
});
const path = (row) => objects(call('Read', { file_path: row.path }, row.cwd), rooted(row.cwd));
for (const [tier, some] of groups(
  paths.filter(({ expect }) => expect === 'outside'),
  'tier',
))
  measure(`paths outside: ${tier}`, some, true, path, (row) => row.path);
measure(
  'paths inside',
  paths.filter(({ expect }) => expect === 'inside'),
  false,
  path,
  (row) => row.path,
);

const secrets = rows('secrets').map((row) => ({
  ...row,
  text: Buffer.from(row.text_base64, 'base64').toString(),
}));
const written = ({ text: content }) =>
  objects(call('Write', { file_path: '/out/x.txt', content }), policies.readOnly);
const printed = ({ text: stdout }) =>
  objects(brought('Bash', { command: 'ls' }, { stdout }), policies.readOnly);
for (const [name, judge] of [
  ['written', written],
  ['printed', printed],
]) {
  for (const [tier, some] of groups(
    secrets.filter(({ expect }) => expect),
    'tier',
  ))
    measure(`secrets ${name}: ${tier}`, some, true, judge, (row) => `${row.rule}: ${row.text}`);
  for (const [tier, some] of groups(
    secrets.filter(({ expect }) => !expect),
    'tier',
  ))
    measure(`no secrets ${name}: ${tier}`, some, false, judge, (row) => row.text);
}

const injections = rows('injections');
const read = (row) =>
  objects(
    brought('Read', { file_path: '/workspace/a.md' }, { file: { content: row.text } }),
    policies.readOnly,
  );
const asked = (row) => objects(hook('UserPromptSubmit', { prompt: row.text }), policies.readOnly);
for (const [name, judge] of [
  ['read', read],
  ['prompt', asked],
]) {
  const bad = injections.filter(({ expect }) => expect);
  const good = injections.filter(({ expect }) => !expect);
  measure(
    `injections ${name}: explicit+encoded`,
    bad.filter(({ tier }) => /^(?:explicit|encoded)$/.test(tier)),
    true,
    judge,
    (row) => row.text,
  );
  for (const [tier, some] of groups(bad, 'tier'))
    measure(`injections ${name}:   ${tier}`, some, true, judge, () => null);
  measure(`harmless ${name}: all`, good, false, judge, (row) => row.text);
  for (const [tier, some] of groups(good, 'tier'))
    measure(`harmless ${name}:   ${tier}`, some, false, judge, () => null);
}

for (const [title, all, refused, share] of table)
  process.stdout.write(
    `${title.padEnd(44)} ${String(refused).padStart(5)} of ${String(all).padStart(5)} refused ${share.padStart(9)}\n`,
  );
if (listed)
  for (const { title, rules, words } of misses)
    if (words !== null)
      process.stdout.write(
        `\n${title} | ${rules.join(', ') || 'allowed'}\n  ${words.slice(0, 400).replaceAll('\n', '\n  ')}`,
      );
