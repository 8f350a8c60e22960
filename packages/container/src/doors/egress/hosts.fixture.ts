// For tests: two hosts on loopback, one behind TLS, that keep what reaches them.
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Hosts extends AsyncDisposable {
  securePort: number;
  plainPort: number;
  /** What signs the certificate of docs.example.com and api.example.com. */
  ca: string;
  /** Requests. */
  seen: { method: string; url: string; headers: Record<string, unknown>; body: string }[];
  /** Bytes of their bodies. */
  received: () => number;
  forget: () => void;
}

/** A path with `hang` is not answered, one with `big` by 3 MB. */
export async function openHosts(): Promise<Hosts> {
  const folder = await mkdtemp(join(tmpdir(), 'egress-'));
  // prettier-ignore
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=test',
    '-addext', 'subjectAltName=DNS:docs.example.com,DNS:api.example.com', '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'ca.pem')], { stdio: 'ignore' });
  const ca = await readFile(join(folder, 'ca.pem'), 'utf8');
  const key = await readFile(join(folder, 'key.pem'));
  const seen: Hosts['seen'] = [];
  let received = 0;
  const app = (request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
        received += (chunk as Buffer).length;
      }
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      if (request.url?.includes('hang')) return;
      if (request.url?.includes('big')) return void response.end('x'.repeat(3_000_000));
      response
        .writeHead(201, { 'x-from': 'server', connection: 'x-hop', 'x-hop': '1' })
        .end(`hello ${request.url}`);
    })();
  };
  const secure = createTlsServer({ key, cert: ca }, app);
  const plain = createServer(app);
  for (const server of [secure, plain]) await listen(server);
  return {
    securePort: portOf(secure),
    plainPort: portOf(plain),
    ca,
    seen,
    received: () => received,
    forget() {
      seen.length = 0;
      received = 0;
    },
    async [Symbol.asyncDispose]() {
      secure.close();
      plain.closeAllConnections();
      plain.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function listen(server: Pick<Server, 'keepAliveTimeout' | 'listen'>): Promise<void> {
  server.keepAliveTimeout = 50;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

const portOf = (server: Pick<Server, 'address'>): number => (server.address() as AddressInfo).port;
