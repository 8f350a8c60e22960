// Turns a CODEOWNERS pattern into a test of paths, as GitHub or as GitLab reads it: they disagree, and so do the libraries.

export type Platform = 'github' | 'gitlab';
export type MatchPath = (path: string) => boolean;

const quote = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * @param pattern as CODEOWNERS writes it, a backslash before a letter that is meant as itself
 * @returns a test of paths relative to the root, without a leading slash
 * Sources: GitHub's page "About code owners" and the cases of hmarr/codeowners; GitLab's "Advanced CODEOWNERS
 * configuration", which names Ruby's File.fnmatch with FNM_PATHNAME and FNM_DOTMATCH.
 */
export function matchPattern(pattern: string, platform: Platform): MatchPath {
  if (platform === 'gitlab') {
    const expression = gitlabExpression(pattern);
    return (path) => expression.test(`/${path}`);
  }
  return (
    plainGithub(pattern) ??
    (
      (expression) => (path) =>
        expression.test(path)
    )(githubExpression(pattern))
  );
}

/** Most patterns are a folder or a file from the root: those need no expression, and a long diff asks them often. */
function plainGithub(pattern: string): MatchPath | null {
  if (!pattern.startsWith('/') || pattern === '/' || /[*?\\]/.test(pattern)) return null;
  const literal = pattern.slice(1);
  const folder = literal.endsWith('/') ? literal : `${literal}/`;
  const inside: MatchPath = (path) => path.length > folder.length && path.startsWith(folder);
  return literal.endsWith('/') ? inside : (path) => path === literal || inside(path);
}

function githubExpression(pattern: string): RegExp {
  const names = pattern.replace(/^\//, '').split('/');
  const folder = names.length > 1 && names.at(-1) === '';
  if (folder) names[names.length - 1] = '**';
  const anchored = pattern.startsWith('/') || names.length > (folder ? 2 : 1);
  if (!anchored) names.unshift('**');
  const steps = names.filter((name, at) => name !== '**' || names[at - 1] !== '**');
  const parts = steps.map((name, at) => {
    const last = at === steps.length - 1;
    if (name === '**') return last ? '.+' : '(?:.+/)?';
    if (name === '*') return last ? '[^/]+' : '[^/]+/';
    // A name at the end is a file, or a folder with all below it; a lone `*` there is only the former.
    return `${globbed(name, false)}${last ? '(?:/.+)?' : '/'}`;
  });
  return pattern === '/' ? /$^/ : new RegExp(`^${parts.join('')}$`, 's');
}

function gitlabExpression(pattern: string): RegExp {
  if (pattern === '*') return /^/;
  const rooted = pattern.startsWith('/') ? pattern : `/**/${pattern}`;
  const names = (rooted.endsWith('/') ? `${rooted}**/*` : rooted).slice(1).split('/');
  const parts = names.map((name, at) => {
    const last = at === names.length - 1;
    return name === '**' && !last ? '(?:[^/]+/)*' : `${globbed(name, true)}${last ? '' : '/'}`;
  });
  return new RegExp(`^/${parts.join('')}$`, 's');
}

/** One name of a path. Only GitLab knows `[a-z]`; to GitHub brackets are letters. */
function globbed(name: string, ranges: boolean): string {
  return name.replace(
    /\\(.)|\*+|\?|\[([!^]?)((?:\\.|[^\]\\])+)\]|[^]/gs,
    (found: string, escaped: string | undefined, not: string | undefined, range: string | undefined) => {
      if (escaped !== undefined) return quote(escaped);
      if (found.startsWith('*')) return '[^/]*';
      if (found === '?') return '[^/]';
      if (range === undefined) return quote(found);
      if (!ranges) return globbed(found.slice(1, -1), false).replace(/^/, '\\[') + '\\]';
      return `(?!/)[${not ? '^' : ''}${range.replace(/\\(.)|[\][^]/g, (letter, own?: string) => `\\${own ?? letter}`)}]`;
    },
  );
}
