// Fulcio with its certificate log, Rekor and a time authority on loopback, and the trusted root of all four.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HashAlgorithm, PublicKeyDetails, TrustedRoot } from '@sigstore/protobuf-specs';
import { fulcioHandler, initializeCA, initializeCTLog, initializeTLog, initializeTSA, rekorHandler, tsaHandler } from '@sigstore/mock'; // prettier-ignore

export interface SigstoreOnLoopback extends AsyncDisposable {
  url: string;
  /** trusted_root.json */
  root: string;
  /** Paths that were asked for. */
  asked: string[];
}

export interface Oddities {
  /** Paths that are answered with 400. */
  refuse?: readonly string[];
  /** Certificates in no certificate log. */
  unlogged?: boolean;
  /** The clock of Rekor. */
  logTime?: Date;
}

export async function sigstoreOnLoopback(odd: Oddities = {}): Promise<SigstoreOnLoopback> {
  const asked: string[] = [];
  const server = createServer();
  const url = await listening(server);
  const keys = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  // One time for all of them, after their roots; the library reads milliseconds of three digits only.
  const now = new Date(Math.floor(Date.now() / 1000) * 1000 + 5111);
  const ctlog = await initializeCTLog(keys());
  const ca = await initializeCA(keys(), odd.unlogged ? undefined : ctlog, now);
  const tlog = await initializeTLog(url, keys(), odd.logTime ?? now);
  const tsa = await initializeTSA(keys(), now);
  const log = rekorHandler({
    publicKey: tlog.publicKey,
    log: (proposed) => tlog.log(loggedEntry(proposed)),
    logV2: () => Promise.reject(new Error('Rekor v1 only')),
  });
  const handlers = [fulcioHandler(ca), log, tsaHandler(tsa)];
  server.on('request', (request, response) => {
    const path = request.url ?? '';
    // A kept connection ends while the next request is on its way.
    response.shouldKeepAlive = false;
    asked.push(path);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const handler = handlers.find((one) => one.path === path);
      if (!handler || odd.refuse?.includes(path)) {
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"message":"not today"}');
        return;
      }
      void answer(handler, Buffer.concat(chunks).toString('utf8'), response);
    });
  });
  return {
    url,
    asked,
    root: rootOf(url, {
      authorities: [bytesOf(ca.rootCertificate)],
      times: [bytesOf(tsa.intCertificate), bytesOf(tsa.rootCertificate)],
      log: tlog.publicKey,
      certificates: ctlog.publicKey,
    }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  { fn }: ReturnType<typeof fulcioHandler>,
  body: string,
  response: ServerResponse,
): Promise<void> {
  const { statusCode, contentType, response: content } = await fn(body);
  response.writeHead(statusCode, { 'content-type': contentType ?? 'text/plain' }).end(content);
}

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });

interface Proposed {
  kind: string;
  apiVersion: string;
  spec: { proposedContent: { envelope: string; verifiers: string[] } };
}

/** Rekor keeps digests and who can verify, not the envelope; the mock keeps what it gets. */
function loggedEntry(proposed: object): object {
  const { kind, apiVersion, spec } = proposed as Proposed;
  const { envelope, verifiers } = spec.proposedContent;
  const { payload, signatures } = JSON.parse(envelope) as { payload: string; signatures: { sig: string }[] };
  const hash = (data: string | Buffer): object => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(data).digest('hex'),
  });
  return {
    apiVersion,
    kind,
    spec: {
      envelopeHash: hash(envelope),
      payloadHash: hash(Buffer.from(payload, 'base64')),
      signatures: signatures.map(({ sig }, at) => ({ signature: sig, verifier: verifiers[at] })),
    },
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

interface Roots {
  authorities: Buffer[];
  times: Buffer[];
  log: Buffer;
  certificates: Buffer;
}

function rootOf(url: string, { authorities, times, log, certificates }: Roots): string {
  const validFor = { start: new Date(Date.now() - 60_000), end: undefined };
  const authority = (chain: Buffer[]) => ({
    subject: { commonName: 'test', organization: 'test' },
    uri: url,
    certChain: { certificates: chain.map((rawBytes) => ({ rawBytes })) },
    validFor,
    operator: 'test',
  });
  const logOf = (rawBytes: Buffer) => ({
    baseUrl: url,
    hashAlgorithm: HashAlgorithm.SHA2_256,
    publicKey: { rawBytes, keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256, validFor },
    logId: { keyId: createHash('sha256').update(rawBytes).digest() },
    checkpointKeyId: undefined,
    operator: 'test',
  });
  const root = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    certificateAuthorities: [authority(authorities)],
    timestampAuthorities: [authority(times)],
    tlogs: [logOf(log)],
    ctlogs: [logOf(certificates)],
  };
  return JSON.stringify(TrustedRoot.toJSON(root));
}

/** An unsigned identity token: the Fulcio of the test believes what it reads. */
export function identityToken(claims: Record<string, unknown>): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part(claims)}.c2lnbmF0dXJl`;
}
