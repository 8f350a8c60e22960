// What is measured on each kind of labelled data, and by whom.
import { ours } from './ours.mjs';
import { ccSafetyNet, llmGuard, secretlint, threatRules, vard } from './peers.mjs';
import { groups, readRows, readSecrets } from './rows.mjs';

export async function measureCommands(folder, table) {
  const by = { 'read-only': ours.readOnly, developer: ours.developer, 'cc-safety-net': ccSafetyNet };
  const text = ({ command }) => command;
  const malicious = readRows(folder, 'commands-malicious');
  const core = malicious.filter(({ tier }) => tier === 'core');
  await table.measure('malicious: core', core, true, by, text);
  for (const [kind, rows] of groups(core, 'class')) await table.measure(`  ${kind}`, rows, true, by);
  const rest = malicious.filter(({ tier }) => tier !== 'core');
  for (const [tier, rows] of groups(rest, 'tier')) await table.measure(`malicious: ${tier}`, rows, true, by);
  for (const [tag, rows] of groups(readRows(folder, 'commands-benign'), 'tag')) {
    // What a developer runs is not meant for the profile that only reads.
    const judges = tag === 'readonly' ? by : { ...by, 'read-only': undefined };
    await table.measure(`benign: ${tag}`, rows, false, judges, text);
  }
}

export async function measurePaths(folder, table) {
  const by = { 'read-only': ours.path };
  const text = ({ path }) => path;
  const rows = readRows(folder, 'paths');
  const outside = rows.filter(({ expect }) => expect === 'outside');
  for (const [tier, some] of groups(outside, 'tier'))
    await table.measure(`outside: ${tier}`, some, true, by, text);
  const inside = rows.filter(({ expect }) => expect === 'inside');
  await table.measure('inside', inside, false, by, text);
}

export async function measureSecrets(folder, table) {
  const by = { written: ours.written, printed: ours.printed, secretlint };
  const words = ({ rule, text }) => `${rule}: ${text}`;
  const rows = readSecrets(folder);
  for (const want of [true, false]) {
    const some = rows.filter(({ expect }) => expect === want);
    for (const [tier, tiered] of groups(some, 'tier'))
      await table.measure(`${want ? 'secret' : 'no secret'}: ${tier}`, tiered, want, by, words);
  }
}

export async function measureInjections(folder, table) {
  const by = { read: ours.read, prompt: ours.prompt, vard, 'llm-guard': llmGuard, atr: threatRules };
  const words = ({ text }) => text;
  const rows = readRows(folder, 'injections');
  const bad = rows.filter(({ expect }) => expect);
  const good = rows.filter(({ expect }) => !expect);
  const aimed = bad.filter(({ tier }) => tier === 'explicit' || tier === 'encoded');
  await table.measure('injection: explicit and encoded', aimed, true, by, words);
  for (const [tier, some] of groups(bad, 'tier')) await table.measure(`  ${tier}`, some, true, by);
  await table.measure('harmless: all', good, false, by, words);
  for (const [tier, some] of groups(good, 'tier')) await table.measure(`  ${tier}`, some, false, by);
}
