// The few file patterns a suite may use: `*`, `**`, `?` and `[0-9]`.

/** Relative, with `/`, no `..`, no braces, brackets closed. */
export function isGlob(glob: string): boolean {
  return (
    /^(?:[\w.\- *?/]|\[!?[\w-]+\])+$/.test(glob) &&
    !glob.startsWith('/') &&
    glob.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  );
}

/**
 * `*` and `?` stay inside one folder, `**` as a whole segment is any number of folders (at the end: any file in
 * them), and a class such as `[0-9]` is one character.
 */
export function matchGlob(glob: string, path: string): boolean {
  return new RegExp(`^${expressionOf(glob)}$`, 's').test(path);
}

function expressionOf(glob: string): string {
  const segments = glob.split('/');
  return segments
    .map((segment, index) => {
      const last = index === segments.length - 1;
      if (segment === '**') return last ? '[^/]+(?:/[^/]+)*' : '(?:[^/]+/)*';
      return segmentExpression(segment) + (last ? '' : '/');
    })
    .join('');
}

function segmentExpression(segment: string): string {
  return segment.replace(/\[!?[\w-]+\]|\*+|\?|[^\w]/g, (part) => {
    if (part.startsWith('*')) return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[') && part.endsWith(']')) return part.replace('[!', '[^/');
    return `\\${part}`;
  });
}
