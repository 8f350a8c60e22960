// The Messages API of Anthropic, or of any compatible URL; the key is added here, outside the container.
import { HarnessError } from '@agent-harness/contracts';
import type { Upstream } from './upstream.ts';

export interface HttpUpstream {
  /** Base URL, e.g. `https://api.anthropic.com`. */
  url: string;
  /** Sent as `x-api-key`. */
  key: string;
}

/** @throws HarnessError `model.url` for anything but http(s) */
export function httpUpstream({ url, key }: HttpUpstream): Upstream {
  const base = parseBase(url);
  return {
    name: base.host,
    offline: false,
    async send({ method, path, headers, body }, signal) {
      const target = new URL(base.pathname.replace(/\/$/, '') + path, base);
      const response = await fetch(target, {
        method,
        headers: { ...headers, 'x-api-key': key },
        redirect: 'error',
        signal,
        ...(body === '' ? {} : { body }),
      }).catch((cause: Error) => {
        throw new HarnessError(
          'model.unreachable',
          `the model at ${base.host} does not answer: ${reasonOf(cause)}`,
          'check the URL and this host’s network, or run with `--model offline`',
          { cause },
        );
      });
      const type = response.headers.get('content-type') ?? 'application/json';
      const retry = response.headers.get('retry-after');
      return {
        status: response.status,
        headers: { 'content-type': type, ...(retry === null ? {} : { 'retry-after': retry }) },
        body: response.body ?? nothing(),
      };
    },
  };
}

function parseBase(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['https:', 'http:'].includes(parsed.protocol))
    throw new HarnessError(
      'model.url',
      `${url} is not a model URL`,
      'give an http(s) URL, `anthropic` or `offline`',
    );
  return parsed;
}

const reasonOf = (error: Error): string => {
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? cause?.message ?? error.message;
};

async function* nothing(): AsyncIterable<Uint8Array> {}
