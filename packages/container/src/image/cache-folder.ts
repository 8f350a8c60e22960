// Where downloads, locks of this machine and lists of files are kept between builds; all of it can be deleted.
import { homedir } from 'node:os';
import { join } from 'node:path';

export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'agent-harness', 'image');
}
