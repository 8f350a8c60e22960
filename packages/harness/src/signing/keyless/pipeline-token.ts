// The identity token that a CI platform gives to this job: GitLab in a variable, GitHub on request.
import { HarnessError } from '@agent-harness/contracts';
import { CIContextProvider } from '@sigstore/sign';
import { parsedOrNull } from '../../files/json.ts';

/** GitLab writes the token into it when the job asks for one under this name. */
const TOKEN_VARIABLE = 'SIGSTORE_ID_TOKEN';

/** Whom the token is for: Fulcio refuses one that was made for another service. */
const AUDIENCE = 'sigstore';

export interface PipelineToken {
  /** Sent to Fulcio only; never printed, since whoever has it is this pipeline while it lasts. */
  text: string;
  /** URL of who gave it, as it says itself: only good to refuse early. */
  issuer: string;
}

/** @throws HarnessError `signing.token` when this job cannot get one, with the lines that the pipeline lacks */
export function requirePlatform(environment: NodeJS.ProcessEnv): void {
  const onRequest =
    environment['ACTIONS_ID_TOKEN_REQUEST_URL'] && environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  if (!environment[TOKEN_VARIABLE] && !onRequest)
    throw refused('the platform gives this job no identity token', environment);
}

/** @param environment of the job; the token itself is read from this process */
export async function pipelineToken(environment: NodeJS.ProcessEnv, now: Date): Promise<PipelineToken> {
  requirePlatform(environment);
  // The library names no cause, and an error of it may hold the token.
  const text: unknown = await new CIContextProvider(AUDIENCE).getToken().catch(() => null);
  if (typeof text !== 'string') throw refused('the platform did not give the identity token that was asked for', environment); // prettier-ignore
  const { iss, exp } = claimsOf(text) ?? {};
  if (typeof iss !== 'string' || typeof exp !== 'number')
    throw refused('what the platform gave is no identity token', environment);
  if (exp * 1000 <= now.getTime())
    throw refused(`the identity token ended at ${new Date(exp * 1000).toISOString()}`, environment);
  return { text, issuer: iss };
}

function claimsOf(token: string): { iss?: unknown; exp?: unknown } | null {
  const [, payload, signature, ...more] = token.split('.');
  if (!payload || !signature || more.length > 0) return null;
  return parsedOrNull(Buffer.from(payload, 'base64url').toString('utf8')) as object | null;
}

const refused = (what: string, environment: NodeJS.ProcessEnv): HarnessError =>
  new HarnessError('signing.token', what, missingLines(environment));

function missingLines({ GITLAB_CI, GITHUB_ACTIONS }: NodeJS.ProcessEnv): string {
  const gitlab = `id_tokens: { ${TOKEN_VARIABLE}: { aud: ${AUDIENCE} } }`;
  const github = 'permissions: { contents: read, id-token: write }';
  if (GITLAB_CI) return `add to the job: ${gitlab}`;
  if (GITHUB_ACTIONS) return `add to the job: ${github}`;
  return `sign in a pipeline (GitLab: ${gitlab}; GitHub: ${github}), or with a key: --key, --signer`;
}
