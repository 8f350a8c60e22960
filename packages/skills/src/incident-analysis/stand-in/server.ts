// Azure on loopback: a proxy that speaks TLS as the three hosts Azure's MCP server asks, and answers from tables.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKql } from '../kql/language.ts';
import { TABLES } from '../kql/tables.ts';
import { type Data, evaluate } from './evaluate.ts';
import { CannotAnswer } from './expression.ts';

export const HOSTS = ['login.microsoftonline.com', 'management.azure.com', 'api.loganalytics.io'] as const;

export interface StandIn extends AsyncDisposable {
  /** For `HTTPS_PROXY`. */
  proxy: string;
  /** PEM file for `SSL_CERT_FILE`: trusts this stand-in and nobody else. */
  certificate: string;
  /** One line for each request: method, host, path without query, status. */
  readonly asked: string[];
  /** KQL texts as they arrived. */
  readonly queries: string[];
}

export interface StandInOptions {
  data: Data;
  tenant: string;
  subscription: string;
  resourceGroup: string;
  workspace: string;
  /** What the login must show. */
  secret: string;
  /** Answers every query like this instead, to play a failure. */
  fail?: { status: number; message: string };
}

const WORKSPACE = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

/** Needs `openssl`, for a certificate of its own. @throws Error when that is missing */
export async function openStandIn(options: StandInOptions): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'azure-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const names = HOSTS.map((host) => `DNS:${host}`).join(',');
  execFileSync(
    'openssl',
    // prettier-ignore
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=azure stand-in', '-addext', `subjectAltName=${names}`, '-keyout', key, '-out', certificate],
    { stdio: 'pipe' },
  );
  const asked: string[] = [];
  const queries: string[] = [];
  const answer = answerer(options, queries);
  const tls = createHttps(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (request, response) => {
      void (async () => {
        const { status, body } = answer(request, await text(request));
        asked.push(`${request.method} ${request.headers.host}${request.url?.split('?')[0]} ${status}`);
        send(response, status, body);
      })();
    },
  );
  await listen(tls);
  const proxy = createHttp((_request, response) => send(response, 501, { error: 'only CONNECT' }));
  proxy.on('connect', (request, socket, head) => {
    const [host = ''] = (request.url ?? '').split(':');
    if (!(HOSTS as readonly string[]).includes(host)) {
      asked.push(`CONNECT ${host} 403`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const inner = connect((tls.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      inner.write(head);
      inner.pipe(socket).pipe(inner);
    });
    inner.on('error', () => socket.destroy());
    socket.on('error', () => inner.destroy());
  });
  await listen(proxy);
  return {
    proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    certificate,
    asked,
    queries,
    [Symbol.asyncDispose]: async () => {
      for (const server of [proxy, tls]) {
        server.closeAllConnections();
        server.close();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Reply {
  status: number;
  body: unknown;
}

function answerer(
  options: StandInOptions,
  queries: string[],
): (request: IncomingMessage, body: string) => Reply {
  const parse = openKql(TABLES);
  const { tenant, subscription, resourceGroup, workspace, secret, data, fail } = options;
  const authority = `https://${HOSTS[0]}/${tenant}`;
  const arm = `/subscriptions/${subscription}`;
  const own = `${arm}/resourcegroups/${resourceGroup}/providers/microsoft.operationalinsights/workspaces/${workspace}`;
  const described = {
    id: own,
    name: workspace,
    type: 'Microsoft.OperationalInsights/workspaces',
    location: 'westeurope',
    properties: { customerId: WORKSPACE, provisioningState: 'Succeeded' },
  };
  return (request, body) => {
    const { pathname } = new URL(request.url ?? '/', 'https://host');
    const path = pathname.toLowerCase();
    const signedIn = request.headers.authorization === `Bearer ${TOKEN}`;
    switch (request.headers.host?.split(':')[0]) {
      case HOSTS[0]:
        return login(path, body, authority, secret);
      case HOSTS[1]:
        if (!signedIn) return UNAUTHORISED;
        if (path === '/subscriptions')
          return { status: 200, body: { value: [account(subscription, tenant)] } };
        if (path === arm) return { status: 200, body: account(subscription, tenant) };
        if (path === '/tenants')
          return { status: 200, body: { value: [{ id: `/tenants/${tenant}`, tenantId: tenant }] } };
        if (path === own) return { status: 200, body: described };
        if (path.endsWith('/microsoft.operationalinsights/workspaces'))
          return { status: 200, body: { value: [described] } };
        if (path === `${arm}/resourcegroups/${resourceGroup}`)
          return {
            status: 200,
            body: {
              id: path,
              name: resourceGroup,
              location: 'westeurope',
              properties: { provisioningState: 'Succeeded' },
            },
          };
        return unknown(path);
      case HOSTS[2]: {
        if (!signedIn) return UNAUTHORISED;
        if (path !== `/v1/workspaces/${WORKSPACE}/query`) return unknown(path);
        const kql = String((JSON.parse(body) as { query?: unknown }).query ?? '');
        queries.push(kql);
        if (fail !== undefined)
          return { status: fail.status, body: { error: { code: 'Failed', message: fail.message } } };
        return query(() => evaluate(parse(kql).syntax, data));
      }
      default:
        return unknown(path);
    }
  };
}

const TOKEN = 'stand-in-token';
const UNAUTHORISED: Reply = {
  status: 401,
  body: { error: { code: 'AuthenticationFailed', message: 'no token' } },
};
const unknown = (path: string): Reply => ({
  status: 501,
  body: { error: { code: 'StandIn', message: `the stand-in does not know ${path}` } },
});

const account = (subscription: string, tenant: string) => ({
  id: `/subscriptions/${subscription}`,
  subscriptionId: subscription,
  tenantId: tenant,
  displayName: 'stand-in',
  state: 'Enabled',
});

function login(path: string, body: string, authority: string, secret: string): Reply {
  if (path.endsWith('/.well-known/openid-configuration'))
    return {
      status: 200,
      body: {
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        issuer: `${authority}/v2.0`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
      },
    };
  if (path.endsWith('/discovery/instance'))
    return {
      status: 200,
      body: {
        tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [{ preferred_network: HOSTS[0], preferred_cache: HOSTS[0], aliases: [HOSTS[0]] }],
      },
    };
  if (!path.endsWith('/oauth2/v2.0/token')) return unknown(path);
  return new URLSearchParams(body).get('client_secret') === secret
    ? {
        status: 200,
        body: { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600, access_token: TOKEN },
      }
    : { status: 401, body: { error: 'invalid_client', error_description: 'the secret is another' } };
}

function query(answer: () => ReturnType<typeof evaluate>): Reply {
  try {
    const { columns, rows } = answer();
    const typed = columns.map((name, at) => ({ name, type: typeOf(rows.map((row) => row[at])) }));
    return { status: 200, body: { tables: [{ name: 'PrimaryResult', columns: typed, rows }] } };
  } catch (error) {
    const known = error instanceof CannotAnswer;
    const message = error instanceof Error ? error.message : String(error);
    return {
      status: known ? 400 : 500,
      body: { error: { code: known ? 'BadArgumentError' : 'StandIn', message } },
    };
  }
}

function typeOf(values: readonly unknown[]): string {
  const found = values.find((value) => value !== null && value !== undefined);
  if (found instanceof Date) return 'datetime';
  if (typeof found === 'number')
    return values.every((value) => Number.isInteger(value ?? 0)) ? 'long' : 'real';
  return typeof found === 'boolean' ? 'bool' : 'string';
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const listen = (server: ReturnType<typeof createHttp>): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
