// Which files, by coming or going, mark a decision.

export type FileRole = 'package' | 'ci' | 'infrastructure' | 'schema' | 'build';

interface RoleRule {
  role: FileRole;
  /** Tested against the whole path. */
  pattern: RegExp;
}

const RULES: readonly RoleRule[] = [
  {
    role: 'package',
    pattern:
      /(^|\/)(package\.json|go\.mod|Cargo\.toml|pyproject\.toml|setup\.py|pom\.xml|build\.gradle(\.kts)?|Gemfile|composer\.json|mix\.exs|[^/]+\.(cs|fs|vb)proj)$/,
  },
  {
    role: 'ci',
    pattern:
      /^\.github\/workflows\/[^/]+\.ya?ml$|(^|\/)(\.gitlab-ci\.yml|azure-pipelines[^/]*\.ya?ml|Jenkinsfile|\.travis\.yml|appveyor\.yml|bitbucket-pipelines\.yml|\.drone\.yml)$|^\.circleci\/|^\.ci\//,
  },
  {
    role: 'infrastructure',
    pattern:
      /(^|\/)((Docker|Container)file[^/]*|(docker-)?compose[^/]*\.ya?ml|Chart\.yaml|serverless\.ya?ml|Vagrantfile|Procfile|heroku\.ya?ml|app\.ya?ml|fly\.toml|[^/]+\.(tf|bicep))$/,
  },
  {
    role: 'schema',
    pattern:
      /\.(proto|avsc|xsd|graphqls?|thrift)$|(^|\/)(openapi|swagger)[^/]*\.(json|ya?ml)$|(^|\/)([^/]+\.)?schema\.(json|prisma|sql|rb)$|(^|\/)migrations?\/[^/]+/,
  },
  {
    role: 'build',
    pattern:
      /^(Makefile|CMakeLists\.txt|WORKSPACE|MODULE\.bazel|turbo\.json|nx\.json|lerna\.json|rush\.json|pnpm-workspace\.yaml|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Pipfile|poetry\.lock|uv\.lock|tox\.ini|global\.json|build\.(sbt|xml|cake)|settings\.gradle(\.kts)?|Rakefile|gulpfile\.[mc]?js|Gruntfile\.js|Directory\.Build\.props|tsconfig(\.base)?\.json|babel\.config\.[mc]?js(on)?|(webpack|rollup|rolldown|vite|esbuild)\.config\.[mc]?[jt]s)$/,
  },
];

const ASIDE =
  /(^|\/)_{0,2}(node_modules|vendor|third_party|fixtures?|testdata|examples?|samples?|tests?|specs?|benchmarks?|snapshots)_{0,2}\//i;

/** @returns `null` for a file that marks nothing; examples, fixtures and tests never do */
export function fileRole(path: string): FileRole | null {
  if (isAside(path)) return null;
  return RULES.find((rule) => rule.pattern.test(path))?.role ?? null;
}

/** Other people's code, and what only tests and examples hold. */
export function isAside(path: string): boolean {
  return ASIDE.test(path);
}

/** Files that change with anything and tell nothing about what a commit is about. */
export function isNoise(path: string): boolean {
  return /(^|\/)(package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|CHANGELOG[^/]*|CHANGES[^/]*|README[^/]*|\.gitignore)$|^\.changeset\//i.test(
    path,
  );
}
