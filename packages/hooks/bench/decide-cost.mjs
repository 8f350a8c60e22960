// Measures what one decision costs in process, by kind of input: `node bench/decide-cost.mjs [rounds] [kind]`. Build first.
// Ordinary lines come from the fixtures; the hostile kinds fill 64 KB, and one is 1 MB.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { decide, loadProfile, normalise } from '../dist/index.js';

const rounds = Number(process.argv[2] ?? 15);
const only = process.argv[3];
const SIZE = 64 * 1024 - 64;
const policies = { 'read-only': loadProfile('read-only'), developer: loadProfile('developer') };
const context = {
  resolve: (path) => ({ real: posix.normalize(path) }),
  tainted: false,
  now: () => performance.now(),
};
const fill = (piece, size = SIZE) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
const nest = (open, close, core = 'ls') => {
  const times = Math.floor(SIZE / (open.length + close.length));
  return open.repeat(times) + core + close.repeat(times);
};
const numbered = (make) => {
  let text = '';
  for (let at = 0; text.length < SIZE - 64; at += 1) text += make(at);
  return text;
};

const HOSTILE = {
  'subshells nested': nest('(', ')'),
  'braces nested': `echo ${nest('{a,', '}')}`,
  'groups nested': nest('{ ', ';}', 'ls;'),
  'substitutions nested': `echo ${nest('$(echo ', ')')}`,
  'backticks escaped': `echo ${fill('\\`')}`,
  'quoted substitutions nested': `echo ${nest('"$(echo ', ')"')}`,
  'arithmetic nested': `echo ${nest('$((1+', '))', '1')}`,
  'arithmetic long': `echo $((${fill('1+')}1))`,
  'arithmetic names': `echo $((${numbered((at) => `a${at}+`)}1))`,
  'parameter nested': `echo ${nest('${a:-', '}')}`,
  'process substitution': `cat ${fill('<(ls) ')}`,
  'parameters around text': `echo ${'${a:-'.repeat(250)}${fill('a ', SIZE - 2000)}${'}'.repeat(250)}`,
  'substitutions around text': `echo ${'$(echo '.repeat(250)}${fill('a ', SIZE - 3000)}${')'.repeat(250)}`,
  'arithmetic around text': `echo ${'$(('.repeat(250)}${fill('a+', SIZE - 2000)}1${'))'.repeat(250)}`,
  'subshells around text': `${'( '.repeat(250)}${fill('a ', SIZE - 2000)}${')'.repeat(250)}`,
  'opened before text': `echo ${'$('.repeat(250)}${fill('a ', SIZE - 2000)}`,
  'quotes around text': `echo ${'"$('.repeat(120)}${fill('a ', SIZE - 2000)}${')"'.repeat(120)}`,
  'parameters beside text': `echo ${'"${a}" '.repeat(250)}${fill('a ', SIZE - 2000)}`,
  'if nested': nest('if ls; then ', '; fi'),
  'while nested': nest('while ls; do ', '; done'),
  'case arms': `case x in ${fill('a) ls;; ')} esac`,
  'for nested': nest('for i in a b; do ', '; done'),
  'for rounds': nest('for i in {1..16}; do ', '; done').slice(0, SIZE),
  pipes: fill('ls | '),
  'pipes of xargs': `ls ${fill('| xargs cat ')}`,
  'and-or': `${fill('ls && ')}ls`,
  semicolons: fill('ls;'),
  newlines: fill('ls\n'),
  'only newlines': fill('\n'),
  comments: fill('# a\n'),
  'many words': `cat ${fill('a ')}`,
  'many options': `ls ${fill('-l ')}`,
  'many long options': `git log ${fill('--oneline ')}`,
  'many paths': `cat ${numbered((at) => `d${at}/f `)}`,
  'many distinct folders': numbered((at) => `cd d${at} && cat x; `),
  'one word': `cat ${fill('a')}`,
  'one quoted word': `cat '${fill('a b ')}'`,
  'base64 word': `echo ${fill('QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo')} | base64 -d`,
  slashes: `cat ${fill('a/')}`,
  'dots and slashes': `cat ${fill('../')}`,
  globs: `ls ${fill('*?[a-z]')}`,
  'glob words': `ls ${fill('*.a ')}`,
  'extended globs': `ls ${fill('@(a|b)')}`,
  brackets: `ls ${fill('[')}`,
  'brace open': `echo ${fill('{')}`,
  'brace product': `echo ${fill('{a,b}')}`,
  'brace commas': `echo {${fill(',')}}`,
  'brace sequence': `echo ${fill('{1..9999} ')}`,
  'quotes mixed': `echo ${fill(`"a"'b'`)}`,
  'quote unclosed': `echo "${fill('a b ')}`,
  'single unclosed': `echo ${fill('a b ')}'`,
  'substitution unclosed': `echo ${fill('$(')}`,
  'parameter unclosed': `echo ${fill('${')}`,
  'heredoc large': `cat <<E\n${fill('text $V `x`\n')}\nE\n`,
  'heredocs many': numbered((at) => `cat <<E${at}\nx\nE${at}\n`),
  'heredocs on one line': `cat ${numbered((at) => `<<E${at} `)}`,
  redirects: `ls ${fill('>/out/a ')}`,
  'redirects in': `cat ${fill('< a ')}`,
  assignments: numbered((at) => `a${at}=b${at} `),
  'assignments then use': `${numbered((at) => `a=b${at}; `)}echo $a`,
  'assignment doubling': `a=x; ${numbered((at) => `a${at + 1}=$a${at}$a${at}; `)}`,
  'long value used often': `a=${'x'.repeat(1000)}; cat ${fill('$a ')}`,
  'variables many': `echo ${fill('$a')}`,
  unicode: `echo ${fill('日本語')}`,
  emoji: `echo ${fill('\u{1f600}')}`,
  'wrappers nested': `${fill('env ')}ls`,
  'sh -c many': fill(`sh -c 'ls'; `),
  'eval many': fill(`eval "ls"; `),
  'eval words': `eval ${fill('ls;')}`,
  'xargs find exec': fill(`find . -exec ls {} + ; `),
  'find exec many': `find . ${fill('-exec ls ; ')}`,
  'sed script': `sed '${fill('s/a/b/;')}' x`,
  'sed brackets': `sed '${fill('s/[/')}' x`,
  'awk script': `awk '${fill('{print $1/2} /a/ ')}' x`,
  'awk slashes': `awk '${fill('a /b/ ')}' x`,
  'awk strings': `awk '${fill('{print "a"}')}' x`,
  'jq script': `jq '${fill('.a|')}.' x`,
  urls: `echo ${fill('http://a.example/b ')}`,
  'curl urls': `curl ${fill('http://a.example/b ')}`,
  'dev tcp': `echo ${fill('/dev/tcp/a/1 ')}`,
  functions: numbered((at) => `f${at}() { ls; }; `),
  'function calls': `f() { ls; }; ${fill('f; ')}`,
  'test expressions': `[[ ${fill('a == b && ')} a ]]`,
  'test evaluated': fill(`[[ -v 'a[$(id)]' ]]; `),
  'array values': `a=(${fill('a ')}); echo`,
  backslashes: `echo ${fill('\\')}`,
  'line continuations': `echo ${fill('\\\n')}`,
  dollars: `echo ${fill('$')}`,
  tildes: `ls ${fill('~a:')}`,
  equals: `ls ${fill('a=~/')}`,
  percent: `cat ${fill('%25')}`,
  spaces: `ls${fill(' ')}`,
  parens: fill(')('),
  'coproc many': fill('coproc ls; '),
  'background many': fill('ls & '),
  'numbers in text': `echo ${fill('123456789 ')}`,
  'secret-like': `echo ${fill('AKIAIOSFODNN7EXAMPL ')}`,
  'letters and dots': `echo ${fill('a.b@c.d ')}`,
};
const fixtures = readFileSync(new URL('../fixtures/read-only-allowed.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => line.replaceAll('␤', '\n'));

const call = (command) => ({
  hook_event_name: 'PreToolUse',
  session_id: 'bench',
  cwd: '/workspace',
  tool_use_id: 'toolu_bench',
  tool_name: 'Bash',
  tool_input: { command },
});
const layer = process.env.LAYERS?.split(',');
const { LAYERS } = layer ? await import('../dist/decide/decide.js') : {};
const chosen = layer && Object.fromEntries(Object.entries(LAYERS).filter(([name]) => layer.includes(name)));

function cost(command, policy) {
  const raw = call(command);
  const started = performance.now();
  decide(normalise(raw), policy, context, chosen);
  return performance.now() - started;
}

function row(kind, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
  process.stdout.write(
    `${kind.padEnd(44)} ${at(0).padStart(8)} ${at(0.5).padStart(8)} ${at(0.99).padStart(8)} ${at(1).padStart(8)}\n`,
  );
}

process.stdout.write(
  `${'ms'.padEnd(44)} ${'min'.padStart(8)} ${'p50'.padStart(8)} ${'p99'.padStart(8)} ${'max'.padStart(8)}\n`,
);
for (const [name, policy] of Object.entries(policies)) {
  for (const line of fixtures) cost(line, policy);
  if (!only)
    row(
      `${name}: ordinary`,
      fixtures.map((line) => cost(line, policy)),
    );
  for (const [kind, command] of Object.entries({ ...HOSTILE, '1 MB': fill('ls;', 1 << 20) })) {
    if (only && !kind.includes(only)) continue;
    cost(command, policy);
    row(
      `${name}: ${kind}`,
      Array.from({ length: rounds }, () => cost(command, policy)),
    );
  }
}
