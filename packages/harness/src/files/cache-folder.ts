// Where what was checked once is kept for later releases; all of it can be deleted.
import { homedir } from 'node:os';
import { join } from 'node:path';

export function cacheFolder(what: string, environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'agent-harness', what);
}
