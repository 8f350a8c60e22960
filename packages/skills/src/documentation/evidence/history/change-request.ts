// Recognises the merge or squash of a named change request, and its human title.

export interface ChangeRequest {
  /** As the host writes it: `#12` or `!12`. */
  name: string;
  title: string;
}

/** GitHub, GitLab, Azure Repos and Bitbucket wordings. @returns `null` when the message names none */
export function changeRequestOf(subject: string, body: string): ChangeRequest | null {
  const first =
    body
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? '';
  const github = /^Merge pull request (#\d+) from (\S+)/.exec(subject);
  if (github) return { name: github[1] ?? '', title: first === '' ? branchWords(github[2] ?? '') : first };
  const gitlab = /^See merge request \S*?(!\d+)$/m.exec(body);
  if (gitlab) {
    const branch = /^Merge branch '([^']+)'/.exec(subject)?.[1];
    const titled = first !== '' && !first.startsWith('See merge request') && !/^Closes? /.test(first);
    return {
      name: gitlab[1] ?? '',
      title: branch === undefined ? subject : titled ? first : branchWords(branch),
    };
  }
  const azure = /^Merged PR (\d+): (.+)$/.exec(subject);
  if (azure) return { name: `!${azure[1]}`, title: azure[2] ?? '' };
  const bitbucket = /^Merged in (\S+) \(pull request (#\d+)\)/.exec(subject);
  if (bitbucket)
    return { name: bitbucket[2] ?? '', title: first === '' ? branchWords(bitbucket[1] ?? '') : first };
  const squash = /^(.+?)\s*\((#\d+)\)$/.exec(subject);
  return squash ? { name: squash[2] ?? '', title: squash[1] ?? '' } : null;
}

function branchWords(branch: string): string {
  return (branch.split('/').at(-1) ?? branch).replace(/[-_]+/g, ' ');
}
