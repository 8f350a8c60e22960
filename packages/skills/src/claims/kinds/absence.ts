// Something that was looked for at a commit and is not there; the search can be run again.
import { filled, oneOf, sha } from '../field.ts';

export interface AbsenceClaim {
  id: string;
  kind: 'absence';
  sha: string;
  /**
   * `topic`: no file of a known kind (see setup/topics.ts). `path`: no such file or folder. `command`: nothing makes it
   * possible. `job-run`: no CI job runs it. `env-example`: no example file shows the variable. `env-read`: no other file
   * names it.
   */
  what: 'topic' | 'path' | 'command' | 'job-run' | 'env-example' | 'env-read';
  name: string;
}

export const ABSENCE = {
  sha,
  what: oneOf('topic', 'path', 'command', 'job-run', 'env-example', 'env-read'),
  name: filled,
};
