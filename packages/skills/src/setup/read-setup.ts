// Everything the tree of one commit states about building, running, checking and owning it.
import { readBlobs } from '../git/blobs.ts';
import type { Git } from '../git/git.ts';
import { readTree } from '../git/tree.ts';
import { hasInvisible } from '../text/clean.ts';
import { maskSecrets } from '../text/mask-secrets.ts';
import type { Fact, FactOf, Reader } from './fact.ts';
import { readCompose } from './readers/compose.ts';
import { readDockerfile } from './readers/docker.ts';
import { readDotenv } from './readers/dotenv.ts';
import { readEnvInCode } from './readers/env-in-code.ts';
import { readGithubActions } from './readers/github-actions.ts';
import { readGitlabCi } from './readers/gitlab-ci.ts';
import { readMakefile } from './readers/makefile.ts';
import { readNpm } from './readers/npm.ts';
import { readOwners } from './readers/owners.ts';
import { readPortsInCode } from './readers/ports-in-code.ts';
import { readPyproject, readRequirements, readTestRunner } from './readers/python.ts';
import { readScript } from './readers/scripts.ts';
import { readJustfile, readTaskfile } from './readers/taskfiles.ts';
import { readTerms } from './readers/terms.ts';
import {
  readCargo,
  readDotnet,
  readGoMain,
  readGoMod,
  readGradle,
  readInstall,
  readMaven,
} from './readers/toolchains.ts';
import { readVersionFile } from './readers/version-files.ts';

export interface Setup {
  /** Every file of the tree, sorted. */
  paths: ReadonlySet<string>;
  /** In the order of their files and lines. */
  facts: readonly Fact[];
  /** Text of the Markdown documents that were read. */
  documents: ReadonlyMap<string, string>;
  /** Text of the package manifests, by path. */
  manifests: ReadonlyMap<string, string>;
  /** Files that a reader was meant for and that were not read, for their number or size. */
  unread: number;
}

const SOURCE = /\.([cm]?[jt]sx?|vue|svelte|py|go|rs|java|kts?|scala|groovy|cs|fs|vb|rb|rake|php|sh|bash)$/;
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/(^|\/)package\.json$/, readNpm],
  [/(^|\/)(GNUm|[Mm])akefile$/, readMakefile],
  [/(^|\/)\.?[Jj]ustfile$/, readJustfile],
  [/(^|\/)[Tt]askfile\.ya?ml$/, readTaskfile],
  [/(^|\/)pyproject\.toml$/, readPyproject],
  [/(^|\/)requirements([.-]?(dev|test|tests))?\.txt$/, readRequirements],
  [/(^|\/)(tox\.ini|noxfile\.py)$/, readTestRunner],
  [/(^|\/)go\.mod$/, readGoMod],
  [/(^|\/)main\.go$/, readGoMain],
  [/(^|\/)Cargo\.toml$/, readCargo],
  [/(^|\/)pom\.xml$/, readMaven],
  [/(^|\/)build\.gradle(\.kts)?$/, readGradle],
  [/\.(slnx?|csproj|fsproj|vbproj)$/, readDotnet],
  [/(^|\/)(Gemfile|composer\.json)$/, readInstall],
  [
    /(^|\/)(\.(nvmrc|node-version|python-version|ruby-version|java-version|go-version|tool-versions)|global\.json|rust-toolchain(\.toml)?)$/,
    readVersionFile,
  ],
  [/(^|\/)(Dockerfile|Containerfile)([.-][\w.-]+)?$|\.dockerfile$/i, readDockerfile],
  [/(^|\/)(docker-)?compose([.-][\w.-]+)?\.ya?ml$/, readCompose],
  [/^(\.gitlab-ci\.ya?ml|\.gitlab\/.*\.ya?ml|\.ci\/.*\.ya?ml)$/, readGitlabCi],
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, readGithubActions],
  [/(^|\/)(\.?env[.-](example|sample|template|dist)|example\.env)$/i, readDotenv],
  [/^(\.github\/|docs\/|\.gitlab\/)?CODEOWNERS$/, readOwners],
  [/^((scripts?|bin|tools|hack)\/[^/]+|[^/]+\.sh)$/, readScript],
  [/(^|\/)application[^/]*\.(ya?ml|properties)$/, readEnvInCode],
  [SOURCE, readEnvInCode],
  [SOURCE, readPortsInCode],
  [/\.(md|markdown)$/i, readTerms],
];
const MANIFEST =
  /(^|\/)(package\.json|pyproject\.toml|Cargo\.toml|go\.mod|requirements\.txt|Gemfile|[^/]+\.csproj)$/;
/** Other people's code, and what only tests and examples hold: true for them, not for the repository. */
export const ASIDE =
  /(^|\/)(node_modules|vendor|third_party|bower_components|tests?|__tests__|e2e|specs?|fixtures?|testdata|examples?|samples?|templates?|\.changeset)\/|[._-](test|spec|fixture|bench)\.[a-z]+$|(^|\/)test_[^/]+\.py$|_test\.(go|py)$|\.min\.js$/i;
const MOST_FILES = 6_000;
const MOST_DOCUMENTS = 300;
const MOST_BYTES = 1 << 19;
/** A claim is one line of a file that the agent's Read tool cuts at 2,000 characters. */
const MOST_TEXT = 1_200;
const MOST_NAME = 300;

export async function readSetup(git: Git, head: string): Promise<Setup> {
  const paths = new Set((await readTree(git, head)).map((file) => file.path));
  const wanted = [...paths].filter(
    (path) => !ASIDE.test(path) && READERS.some(([pattern]) => pattern.test(path)),
  );
  const documents = new Map<string, string>();
  const manifests = new Map<string, string>();
  // What is set up by hand comes before what is only searched.
  const prose = wanted.filter(isDocument).sort(shallowFirst);
  const sources = wanted.filter((path) => !isDocument(path) && SOURCE.test(path)).sort(shallowFirst);
  const rest = wanted.filter((path) => !isDocument(path) && !SOURCE.test(path));
  const chosen = [...rest, ...prose.slice(0, MOST_DOCUMENTS), ...sources].slice(0, MOST_FILES);
  const facts: Fact[] = [];
  let read = 0;
  for await (const { name, text } of readBlobs(
    git,
    chosen.map((path) => `${head}:${path}`),
    MOST_BYTES,
  )) {
    if (text === null) continue;
    read += 1;
    const file = name.slice(head.length + 1);
    if (isDocument(file)) documents.set(file, text);
    if (MANIFEST.test(file)) manifests.set(file, text);
    for (const [pattern, reader] of READERS)
      if (pattern.test(file)) facts.push(...reader({ file, text, paths }));
  }
  return {
    paths,
    facts: facts.map(clipped).filter(isPlain),
    documents,
    manifests,
    unread: wanted.length - read,
  };
}

export function factsOf<K extends Fact['kind']>(setup: Setup, kind: K): FactOf<K>[] {
  return setup.facts.filter((fact): fact is FactOf<K> => fact.kind === kind);
}

function isDocument(path: string): boolean {
  return /\.(md|markdown)$/i.test(path);
}

function shallowFirst(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

/** What a command runs, without the values of what look like secrets, and not longer than a claim may be. */
function clipped(fact: Fact): Fact {
  if (!('runs' in fact)) return fact;
  const runs = maskSecrets(fact.runs);
  if (runs.length <= MOST_TEXT) return { ...fact, runs };
  const cut = runs.slice(0, MOST_TEXT);
  return { ...fact, runs: `${cut.slice(0, Math.max(cut.lastIndexOf('\n'), 0))}\n…` };
}

// A name that is shown must be the name that is there: one that hides characters is left out, as are endless ones.
function isPlain(fact: Fact): boolean {
  return Object.entries(fact).every(([key, value]) => {
    if (typeof value !== 'string') return true;
    if (key === 'runs' || key === 'text') return true;
    return value.length <= MOST_NAME && !/[\t\n]/.test(value) && !hasInvisible(value);
  });
}
