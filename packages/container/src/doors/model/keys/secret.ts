// A credential as a model's host wants it, read from what a person, a file or a command gives.
import { HarnessError } from '@agent-harness/contracts';

export interface Secret {
  /** An API key or a bearer token; empty when `aws` is given. */
  token: string;
  aws: AwsSecret | null;
  /** Milliseconds since 1970, or null when it does not say. */
  expiresAt: number | null;
}

export interface AwsSecret {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/**
 * Reads a plain token, or the JSON that a cloud's own command prints: `aws configure export-credentials`
 * (Version 1 of the credential process), `az account get-access-token`, `gcloud auth print-access-token --format=json`.
 * @throws HarnessError `model.key`, without a word of what was read
 */
export function readSecret(text: string, origin: string): Secret {
  const trimmed = text.trim();
  const secret = trimmed.startsWith('{') ? fromJson(trimmed) : { token: trimmed, aws: null, expiresAt: null };
  const parts = secret === null ? [''] : secretParts(secret);
  // A header's value: nothing that could end it.
  if (secret === null || parts.some((part) => !/^[\x21-\x7e]+$/.test(part)))
    throw new HarnessError(
      'model.key',
      `${origin} gives no key: it must be one word, or the JSON of a cloud’s token command`,
      'run it by hand and look at what it prints',
    );
  return secret;
}

/** Every word of a secret that must not be seen. */
export const secretParts = ({ token, aws }: Secret): string[] =>
  aws === null
    ? [token]
    : [aws.accessKeyId, aws.secretAccessKey, ...(aws.sessionToken ? [aws.sessionToken] : [])];

interface TokenJson {
  AccessKeyId?: string;
  SecretAccessKey?: string;
  SessionToken?: string;
  Expiration?: string;
  accessToken?: string;
  access_token?: string;
  token?: string;
  /** Seconds since 1970. */
  expires_on?: number | string;
  /** Seconds from now. */
  expires_in?: number;
}

function fromJson(text: string): Secret | null {
  let json: TokenJson;
  try {
    json = JSON.parse(text) as TokenJson;
  } catch {
    return null;
  }
  if (json.AccessKeyId !== undefined || json.SecretAccessKey !== undefined) {
    const aws: AwsSecret = {
      accessKeyId: String(json.AccessKeyId ?? ''),
      secretAccessKey: String(json.SecretAccessKey ?? ''),
      ...(json.SessionToken ? { sessionToken: String(json.SessionToken) } : {}),
    };
    return { token: '', aws, expiresAt: time(Date.parse(json.Expiration ?? '')) };
  }
  const token = json.accessToken ?? json.access_token ?? json.token;
  if (typeof token !== 'string') return null;
  const expiresAt =
    json.expires_on === undefined
      ? time(Date.now() + Number(json.expires_in) * 1000)
      : time(Number(json.expires_on) * 1000);
  return { token, aws: null, expiresAt };
}

const time = (value: number): number | null => (Number.isFinite(value) ? value : null);
