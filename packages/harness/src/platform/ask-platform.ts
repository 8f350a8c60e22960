// Asks a platform's API, page by page, and writes to it; the token goes to that one host and into no message.
import { HarnessError } from '@agent-harness/contracts';

export interface Platform {
  /** Base of the API, e.g. `https://gitlab.example/api/v4`. */
  url: string;
  headers: Record<string, string>;
}

export interface Sent {
  method: 'PATCH' | 'POST' | 'PUT';
  body: object;
}

const PAGES = 50;
const SECONDS = 30;

/** @throws HarnessError `platform.answer` */
export async function askPlatform(platform: Platform, path: string): Promise<unknown> {
  return valueOf(path, await answer(platform, path));
}

/** Null where the platform has none (404). @throws HarnessError `platform.answer` */
export async function askMaybe(platform: Platform, path: string): Promise<unknown> {
  const response = await request(platform, path);
  return response.status === 404 ? null : valueOf(path, accepted(path, response));
}

/** @throws HarnessError `platform.answer` */
export async function sendTo(platform: Platform, path: string, sent: Sent): Promise<unknown> {
  return valueOf(path, await answer(platform, path, sent));
}

/** All pages of a list, 100 entries each. @throws HarnessError `platform.answer` */
export async function askAll(platform: Platform, path: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let page = 1; page <= PAGES; page++) {
    const value = await askPlatform(platform, `${path}?per_page=100&page=${page}`);
    if (!Array.isArray(value)) throw refuse(path, 'did not answer with a list');
    found.push(...value.map((one: unknown) => Object(one) as Record<string, unknown>));
    if (value.length < 100) return found;
  }
  throw refuse(path, `has more than ${PAGES} pages`);
}

const answer = async (platform: Platform, path: string, sent?: Sent): Promise<Response> =>
  accepted(path, await request(platform, path, sent));

async function request({ url, headers }: Platform, path: string, sent?: Sent): Promise<Response> {
  return fetch(`${url.replace(/\/$/, '')}${path}`, {
    headers: {
      accept: 'application/json',
      'user-agent': 'agent-harness',
      ...(sent ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(sent ? { method: sent.method, body: JSON.stringify(sent.body) } : {}),
    // A redirect could carry the token to another host.
    redirect: 'error',
    signal: AbortSignal.timeout(SECONDS * 1000),
  }).catch((cause: unknown) => {
    throw refuse(path, `cannot be reached (${(cause as Error).name})`);
  });
}

function accepted(path: string, response: Response): Response {
  if (!response.ok) throw refuse(path, `answered ${response.status}`);
  return response;
}

async function valueOf(path: string, response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw refuse(path, 'did not answer with JSON');
  }
}

function refuse(path: string, what: string): HarnessError {
  return new HarnessError(
    'platform.answer',
    `${path.split('?')[0]} of the platform's API ${what}`,
    'check the address, and what the token may read and write',
  );
}

/** @throws HarnessError `platform.environment` naming the variable, never its value */
export function required(environment: NodeJS.ProcessEnv, name: string, what: string): string {
  const value = environment[name];
  if (value) return value;
  throw new HarnessError('platform.environment', `${name} is not set: ${what}`, `set ${name} for this job`);
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const inside = (value: unknown, name: string): unknown =>
  (Object(value) as Record<string, unknown>)[name];
