// The environment in which git reads a repository that somebody else owns and may have prepared.

// A repository's own config can name programs (gpg.program, fsmonitor, textconv, transports). Command scope beats it.
const PINNED: readonly (readonly [string, string])[] = [
  ['safe.directory', '*'],
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', '/dev/null'],
  ['core.attributesFile', '/dev/null'],
  ['core.quotePath', 'false'],
  ['log.showSignature', 'false'],
  ['log.mailmap', 'false'],
  ['log.follow', 'false'],
  ['diff.external', ''],
  ['diff.orderFile', '/dev/null'],
  ['advice.graftFileDeprecated', 'false'],
  ['i18n.logOutputEncoding', 'UTF-8'],
  ['protocol.allow', 'never'],
];

/**
 * Environment for every git process: no user or system config, no lazy fetch, no lock files, no replaced objects.
 * `safe.directory` is honoured in command scope since git 2.38; `-c` on the command line is the same scope.
 */
export function gitEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => !name.startsWith('GIT_'));
  const pinned = PINNED.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(pinned),
    GIT_CONFIG_COUNT: String(PINNED.length),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PAGER: 'cat',
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}
