// Takes the folders of a trial out of what a command printed, so that paths read as the repository's own.

export interface Places {
  /** The copy of the repository. */
  tree: string;
  home: string;
  temporary: string;
}

export function withoutPlaces(text: string, { tree, home, temporary }: Places): string {
  return text
    .replaceAll(`${tree}/`, '')
    .replaceAll(tree, '.')
    .replaceAll(home, '$HOME')
    .replaceAll(temporary, '$TMPDIR');
}
