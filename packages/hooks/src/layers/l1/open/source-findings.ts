// Code that a package manager, a runtime or a cluster would take from a place that developers do not take code from.
import { posix } from 'node:path';
import type { Command } from '@agent-harness/contracts';
import type { Finding } from '../../../policy/verdicts.ts';
import { hostsIn } from '../../../shell/host.ts';
import { isKnownSource, keepsRegistries } from './known-sources.ts';

/** A list of packages that nobody signs, or from a machine by its number. */
const UNSIGNED = /^deb(?:-src)? .*(?:\btrusted=yes|allow-insecure=yes|https?:\/\/[\d.]+[:/])/u;

/** Programs that run what they bring, and the words by which they do so; `/^/` is: by any. */
const BRINGS: readonly (readonly [name: RegExp, verb: RegExp])[] = [
  [/^(?:pip|pip3|pipx|easy_install|conda|mamba|micromamba)$/u, /^/u],
  [/^(?:uv|uvx|poetry|pdm|rye|hatch|pipenv)$/u, /^/u],
  [/^python[\d.]*$/u, /^-m (?:pip|pipx|uv|ensurepip)\b/u],
  [
    /^(?:npm|yarn|pnpm|bun)$/u,
    /\b(?:i|in|ins|install|add|ci|exec|x|dlx|create|init|run|publish|registry|npmRegistryServer)\b/u,
  ],
  [/^(?:npx|bunx|pnpx)$/u, /^/u],
  [/^deno$/u, /^(?:run|install|add|eval|cache|serve|compile)\b/u],
  [/^(?:gem|bundle|cpan|cpanm|luarocks|composer|pecl|opam|cabal|raco)$/u, /^/u],
  [/^cargo$/u, /^(?:install|add|publish)\b/u],
  [/^(?:jbang|scala-cli|kscript|coursier|amm)$/u, /^/u],
  [/^go$/u, /^(?:run|install|get)\b/u],
  [/^(?:mvn|gradle)$/u, /\bremoteRepositories\b|-D(?!altDeployment|altRelease|altSnapshot)/u],
  [
    /^(?:apt|apt-get|dpkg|dnf|yum|rpm|zypper|pacman|apk|snap|flatpak|brew|port|installer|winget|choco|scoop)$/u,
    /^/u,
  ],
  [/^(?:nix|nix-env|nix-shell|guix)$/u, /^/u],
  [/^(?:kubectl|oc)$/u, /\b(?:apply|create|replace)\b/u],
  [/^helm$/u, /^(?:install|upgrade|repo add|plugin install)\b/u],
  [/^(?:asdf|mise|rtx)$/u, /^plugins? (?:add|install)\b/u],
  [/^(?:apt-add-repository|add-apt-repository|echo|printf)$/u, UNSIGNED],
  [/^(?:ansible-pull|ansible-galaxy)$/u, /^/u],
  [/^mix$/u, /^(?:archive|escript)\.install\b/u],
  [/^(?:task|xsltproc|saxon)$/u, /^/u],
  [/^(?:terraform|tofu)$/u, /-from-module/u],
  [/^(?:code|cursor|codium)$/u, /--install-extension/u],
  [/^(?:wasmtime|wasmer|java|javaws|msiexec|mshta|regsvr32|rundll32|certutil|twine|vsce)$/u, /^/u],
  [/^(?:R|Rscript|julia)$/u, /\b(?:source|install|include|download)/u],
];
/** Where all that is installed later comes from. */
const MIRROR = /^(?:config set|set|config) (?:-\S+ )*(?:\S+:)?(?:registry|npmRegistryServer)\b/u;
const PLACES = /(?:INDEX_URL|REGISTRY|^GOPROXY|_INDEX|FIND_LINKS|_MIRROR|CHANNEL_URL|GEM_SOURCE)$/iu;
const LOCAL =
  /^(?:localhost|127\.|::1$|0\.0\.0\.0$|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|\.(?:local|internal|lan|corp)$/u;
/** A repository by a form's short name, run at once. */
const RUN_AT_ONCE = /^(?:npx|bunx|pnpx)$/u;
const isPackage = (text: string, at: number, all: readonly string[]) =>
  !text.startsWith('-') && !/^(?:-p|--package|-c|--call)$/u.test(all[at - 1] ?? '');
const SHORT_NAME = /^(?:github|gitlab|bitbucket|gist):/u;
/** Spellings of a repository without `://`. */
const SCP_LIKE = /^(?:git\+)?(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/]/u;
const GO_MODULE = /^([\w-]+(?:\.[\w-]+)+)\/\S+@/u;

export function sourceFindings(command: Command): Finding[] {
  const base = posix.basename(command.name ?? '');
  const texts = [
    ...command.words.slice(1).map(({ text, source }) => text ?? source),
    // A place that is set for this one command.
    ...command.assignments.flatMap(({ name, value }) =>
      PLACES.test(name) ? [value.text ?? value.source] : [],
    ),
  ];
  const mirror = /^(?:npm|yarn|pnpm)$/u.test(base) && MIRROR.test(texts.join(' '));
  if (
    mirror &&
    texts.flatMap(hostsIn).every((host) => keepsRegistries(host) || isKnownSource(host) || LOCAL.test(host))
  )
    return [];
  if (/npm|yarn/u.test(base) && /^(?:npm )?(?:login|logout|whoami|ping|adduser)\b/u.test(texts.join(' ')))
    return [];
  const brings = BRINGS.some(([name, verb]) => name.test(base) && verb.test(texts.join(' ')));
  if (!brings) return [];
  // What follows the package is the package's own business.
  const named = RUN_AT_ONCE.test(base) ? texts.slice(0, texts.findIndex(isPackage) + 1) : texts;
  const unknown = named.filter((text) => {
    if (RUN_AT_ONCE.test(base) && SHORT_NAME.test(text)) return true;
    const go = base === 'go' ? GO_MODULE.exec(text)?.[1] : undefined;
    const host = SCP_LIKE.exec(text)?.[1] ?? go;
    return [...hostsIn(text), ...(host ? [host] : [])].some(
      (name) => !ordinary(name, texts[0] === 'plugin' ? '' : base, text),
    );
  });
  return unknown.length > 0 ? [{ rule: 'open.source', words: [base, ...unknown] }] : [];
}

/** Modules are taken from any domain that Go's own checksum database knows; a word before `@` is then enough. */
function ordinary(host: string, base: string, text: string): boolean {
  return isKnownSource(host) || LOCAL.test(host) || (base === 'helm' && !/\.tgz|^oci:/u.test(text));
}
