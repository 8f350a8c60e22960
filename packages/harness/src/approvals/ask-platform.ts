// Asks a platform's API, page by page; the token goes to that one host and into no message.
import { HarnessError } from '@agent-harness/contracts';

export interface Platform {
  /** Base of the API, e.g. `https://gitlab.example/api/v4`. */
  url: string;
  headers: Record<string, string>;
}

const PAGES = 50;
const SECONDS = 30;

/** @throws HarnessError `approvals.platform` */
export async function askPlatform(platform: Platform, path: string): Promise<unknown> {
  return (await answer(platform, path)).value;
}

/** All pages of a list, 100 entries each. @throws HarnessError `approvals.platform` */
export async function askAll(platform: Platform, path: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let page = 1; page <= PAGES; page++) {
    const { value } = await answer(platform, `${path}?per_page=100&page=${page}`);
    if (!Array.isArray(value)) throw refuse(path, 'did not answer with a list');
    found.push(...value.map((one: unknown) => Object(one) as Record<string, unknown>));
    if (value.length < 100) return found;
  }
  throw refuse(path, `has more than ${PAGES} pages`);
}

async function answer({ url, headers }: Platform, path: string): Promise<{ value: unknown }> {
  const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
    headers: { accept: 'application/json', 'user-agent': 'agent-harness', ...headers },
    // A redirect could carry the token to another host.
    redirect: 'error',
    signal: AbortSignal.timeout(SECONDS * 1000),
  }).catch((cause: unknown) => {
    throw refuse(path, `cannot be reached (${(cause as Error).name})`);
  });
  if (!response.ok) throw refuse(path, `answered ${response.status}`);
  try {
    return { value: await response.json() };
  } catch {
    throw refuse(path, 'did not answer with JSON');
  }
}

function refuse(path: string, what: string): HarnessError {
  return new HarnessError(
    'approvals.platform',
    `${path} of the platform's API ${what}`,
    'check the address, and that the token may read the merge request and the groups',
  );
}

/** @throws HarnessError `approvals.environment` naming the variable, never its value */
export function required(environment: NodeJS.ProcessEnv, name: string, what: string): string {
  const value = environment[name];
  if (value) return value;
  throw new HarnessError('approvals.environment', `${name} is not set: ${what}`, `set ${name} for this job`);
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const inside = (value: unknown, name: string): unknown =>
  (Object(value) as Record<string, unknown>)[name];
