// What the same program brought from the network and then runs: a file, an unpacked archive, a cloned repository.
import { posix } from 'node:path';
import type { Command, Program } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { familyOf } from '../../../shell/family.ts';
import { hostsIn } from '../../../shell/host.ts';
import { SHELLS } from '../../../shell/wrapper.ts';
import { isKnownInstaller } from './known-installers.ts';
import { isKnownSource } from './known-sources.ts';

const RUNS =
  /^(?:source|\.|exec|python[\d.]*|node|perl|ruby|php|lua|java|dotnet|open|xdg-open|tsx|bun|deno|dpkg|rpm|apt|apt-get|installer|snap|pip3?)$/u;
const FETCHES =
  /^(?:lwp-download|lwp-request|fetch|iwr|irm|axel|Invoke-WebRequest|certutil|bitsadmin|lftp|smbclient|ipfs)$/u;
const DECODES =
  /^(?:base64|base32|basenc) .*(?:-[a-zA-Z]*[dD]|--decode)|^xxd .*-[a-z]*r|^openssl .*-d\b|^uudecode\b|^(?:rev|tr) /u;
const COPIES =
  /^(?:cp|mv|dd|install|ln|cat|tee|tar|unzip|gunzip|7z|base64|openssl|xxd|gcc|cc|clang|g\+\+|clang\+\+|rustc|javac|go)$/u;
const WRITES = /^(?:echo|printf|cat|tee)$/u;
const BRINGS = /\$\(\s*(?:curl|wget)\b|`\s*(?:curl|wget)\b/u;
/** Files that a build runs without being told to. */
const BUILT_FROM: readonly (readonly [line: RegExp, files: string])[] = [
  [
    /^(?:pip3? install|uv (?:sync|pip|run|build)|poetry|python[\d.]* -m (?:pip|build))\b/u,
    'setup.py pyproject.toml requirements.txt',
  ],
  [/^g?make\b/u, 'Makefile makefile GNUmakefile'],
  [/^(?:npm|yarn|pnpm|bun)\b/u, 'package.json .npmrc'],
  [/^cargo\b/u, 'build.rs Cargo.toml'],
  [/^(?:docker|podman) (?:build|compose)\b/u, 'Dockerfile docker-compose.yml compose.yml compose.yaml'],
  [
    /^(?:gradle|mvn|cmake|rake|bundle|just|pytest)\b/u,
    'build.gradle build.gradle.kts pom.xml CMakeLists.txt Rakefile Gemfile justfile conftest.py',
  ],
];
const UNPACKS = /^(?:tar|bsdtar|unzip|7z|7za|gunzip|cpio|xz|zstd|ar)$/u;
const COMPILES = /^(?:gcc|cc|clang|g\+\+|clang\+\+|rustc|javac)$/u;
/** Steps of a build that every project of a known forge is given. */
const BUILD_STEP =
  /^(?:configure|gradlew|mvnw|autogen\.sh|bootstrap(?:\.\w+)?|manage\.py|setup\.py|build\.sh)$/u;
/** What a pipe feeds to these runs, or lands everywhere. */
const FED =
  /^(?:awk|gawk|mawk) .*-f ?-(?:\s|$)|^g?make .*-f ?-(?:\s|$)|^(?:mysql|psql|mariadb|mongosh?)\b|^tar .*-C ?\/(?:\s|$)|^gdb .*-x ?-(?:\s|$)/u;
/** The same, where what is fed comes from a place that nobody knows. */
const FED_BY_STRANGER =
  /^(?:kubectl|oc) .*\b(?:apply|create|replace)\b.*-f ?-(?:\s|$)|^(?:docker|podman|nerdctl) (?:(?:image )?load|import|build .*-$)|^helm .*(?:-f|--values)[= ]-(?:\s|$)/u;
/** A change of the project that nobody has read. */
const PATCHES = /^git (?:apply|am)\b|^patch\b/u;
const SEARCHED = /(?:^|\/)\.?s?bin\/[^/]+$/u;
/** Code that a substitution brings. */
const SUBSTITUTED =
  /^(?:git (?:apply|am)|patch|g?make|[gmn]?awk|gdb|vim?|psql|mysql|Rscript|java|docker|podman|docker-compose|kubectl|oc|helm|ansible-playbook) .*<\((?:curl|wget)\b/u;

/** Images and manifests of a page, and keys that anyone could change on their way. */
const isFedBy = (source: string, line: string) =>
  (/\b(?:curl|wget)\b/u.test(source) && FED_BY_STRANGER.test(line)) ||
  (source.includes('http://') && line.startsWith('apt-key add'));

export function downloadFindings(program: Program): Finding[] {
  const brought = new Set<string>();
  let fetched = false;
  let stranger = false;
  /** Names that were put where a shell looks for its commands, from a place that nobody knows. */
  const placed = new Set<string>();
  /** What lies about unread: `known` from a forge that developers take code from. */
  let unpacked: 'known' | 'unknown' | null = null;
  return program.commands.flatMap((command) => {
    const base = posix.basename(command.name ?? '');
    const words = command.words.slice(1).map(({ text, source }) => text ?? source);
    const line = [base, ...words].join(' ');
    const fed = fetched && program.source.includes('|');
    const whole =
      (fed && stranger && (PATCHES.test(line) || isFedBy(program.source, line))) ||
      (fetched && program.source.includes('|') && FED.test(line)) ||
      (SUBSTITUTED.test(line) && !(PATCHES.test(line) && isFromKnown(words)))
        ? [line]
        : [];
    const urls = words.filter((word) => /^https?:/iu.test(word));
    const isInstaller = urls.length > 0 && urls.every(isKnownInstaller);
    const isNetwork = (familyOf(base) === 'network-client' || FETCHES.test(base)) && !isInstaller;
    // What a substitution brings is in the word that is written.
    if (WRITES.test(base) && words.some((word) => BRINGS.test(word)))
      for (const name of saved([], command)) brought.add(name);
    // What a decoder writes is as unread as what the network brings.
    if (DECODES.test(line)) for (const name of saved([], command)) brought.add(name);
    const clones =
      (/^(?:git|gh|glab)$/u.test(base) && words.includes('clone')) ||
      (base === 'git' && /^submodule add\b/u.test(words.join(' '))) ||
      (/^(?:hg|svn|fossil|bzr)$/u.test(base) && /\b(?:clone|checkout|co|branch)\b/u.test(words[0] ?? ''));
    if (isNetwork || clones) {
      fetched ||= isNetwork;
      stranger ||= isNetwork && !isFromKnown(words);
      for (const name of saved(words, command)) brought.add(name);
    }
    const carries = COPIES.test(base) && words.some((word) => brought.has(nameOf(word)));
    if (carries) for (const name of saved(words, command)) brought.add(name);
    if (clones || (fetched && UNPACKS.test(base)) || (carries && COMPILES.test(base)))
      unpacked = clones && words.flatMap(hostsOf).every(isKnownSource) ? (unpacked ?? 'known') : 'unknown';
    const operands = words.filter((word) => !word.startsWith('-'));
    const run = SHELLS.has(base) ? operands.slice(0, 1) : RUNS.test(base) ? operands.slice(0, 2) : [];
    if (stranger && (isNetwork || carries || (fed && base === 'tee')))
      for (const name of inSearchPath(words, command)) placed.add(name);
    const own =
      command.name !== null && (command.name.includes('/') || placed.has(base)) ? [command.name] : [];
    const built = BUILT_FROM.find(([names]) => names.test(line))?.[1].split(' ') ?? [];
    const found = [...run, ...own, ...built].filter((word) => brought.has(nameOf(word)) || placed.has(word));
    const scripts = unpacked === null ? [] : unread(base, run, own, words, unpacked);
    return [...found, ...scripts, ...whole].length > 0
      ? [{ rule: 'open.download', words: [...found, ...scripts, ...whole] }]
      : [];
  });
}

/** Scripts and programs of an unpacked tree; its build is run unread only where it comes from a known forge. */
function unread(
  base: string,
  run: readonly string[],
  own: readonly string[],
  words: readonly string[],
  from: 'known' | 'unknown',
): string[] {
  const scripts = [...own, ...(SHELLS.has(base) || base === 'source' || base === '.' ? run : [])]
    .filter((path) => !/^\/(?:usr|bin|sbin|opt)\b|(?:^|\/)\.?venv\/|node_modules\//u.test(path))
    .filter((path) => /\/|\.(?:sh|bash|run|bin)$/u.test(path) || !path.includes('.'));
  if (from === 'known') return scripts.filter((path) => !BUILD_STEP.test(posix.basename(path)));
  const builds =
    /^(?:make|gmake|ninja)$/u.test(base) ||
    (/^(?:pip|python|uv)/u.test(base) && /install/u.test(words.join(' ')));
  return [...scripts, ...(builds ? [base] : [])];
}

function hostsOf(word: string): string[] {
  const scp = /@([\w.-]+):/u.exec(word)?.[1];
  return [...hostsIn(word), ...(scp ? [scp] : [])];
}

function isFromKnown(words: readonly string[]): boolean {
  const hosts = words.flatMap(hostsOf);
  return hosts.length > 0 && hosts.every(isKnownSource);
}

function inSearchPath(words: readonly string[], { redirects }: Command): string[] {
  return [...words, ...redirects.map(({ target }) => target.text ?? '')]
    .filter((word) => SEARCHED.test(word) && !word.includes('://'))
    .map(nameOf);
}

/** Names that the command's words could save under: any word that names a file, the end of a URL, a redirect. */
function saved(words: readonly string[], { redirects }: Command): string[] {
  const targets = redirects
    .filter(({ op }) => op.startsWith('>') || op.startsWith('&>'))
    .map(({ target }) => target.text ?? target.source);
  return (
    [...words, ...targets]
      // A script of a client, such as `get x; quit`.
      .flatMap((word) => (/^(?:get|mget|pget) /u.test(word) ? word.split(/[\s;]+/u) : [word]))
      .map((word) => nameOf(word.replace(/^of=|^--[a-z-]+=/u, '').replace(/[?#].*/u, '')))
      .filter((name) => name !== '' && name !== '.' && name !== '..' && !name.startsWith('-'))
  );
}

function nameOf(word: string): string {
  return posix.basename(word.replace(/^(?:if|of)=/u, '').replace(/^[\w.@-]+:/u, ''));
}
