// One address, many spellings, one verdict; the WHATWG URL parser is the second opinion.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../policy/load-profile.ts';
import { hostOf, hostsIn } from '../../shell/host.ts';
import { parseProgram } from '../../shell/parse-program.ts';
import { programHosts } from '../../shell/program-hosts.ts';
import { addressOf, dotted, inBlock } from './address.ts';
import { hostFindings, matchesHost } from './host-findings.ts';
import { hostReadings } from './host-readings.ts';

const developer = loadProfile('developer');
const listing = (...hosts: string[]) => ({ ...developer, space: { ...developer.space, hosts } });
const rulesOf = (host: string, policy = developer) =>
  hostFindings(host, host, policy).map(({ rule }) => rule);
const rulesOfText = (text: string) => [...new Set(hostsIn(text).flatMap((host) => rulesOf(host)))].toSorted();

const bytes = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
type Bytes = [number, number, number, number];
const numberOf = ([a, b, c, d]: Bytes) => ((a * 256 + b) * 256 + c) * 256 + d;
const hex = (part: number) => `0x${part.toString(16)}`;
const octal = (part: number) => `0${part.toString(8)}`;
const WIDE = '０１２３４５６７８９';

/** Ways to write one IPv4 address that clients understand. */
const SPELLINGS: readonly ((parts: Bytes) => string)[] = [
  (parts) => parts.join('.'),
  (parts) => `${parts.join('.')}.`,
  (parts) => parts.map(hex).join('.'),
  (parts) => parts.map(octal).join('.'),
  ([a, b, c, d]) => `${a}.${hex(b)}.${octal(c)}.${d}`,
  (parts) => String(numberOf(parts)),
  (parts) => hex(numberOf(parts)),
  (parts) => octal(numberOf(parts)),
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  ([a, ...rest]) => `${a}.${numberOf([0, ...rest])}`,
  (parts) => Array.from(parts.join('.'), (char) => `%${(char.codePointAt(0) ?? 0).toString(16)}`).join(''),
  (parts) => parts.join('.').replaceAll(/\d/gu, (digit) => WIDE[Number(digit)] ?? digit),
  (parts) => parts.join('。'),
  (parts) => `user:pass@${parts.join('.')}`,
  (parts) => `good.example@${parts.join('.')}`,
];

describe('every spelling of an address', () => {
  it('is the same host to us and to the URL parser, and gets the same verdict', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom(...SPELLINGS), (parts, spell) => {
        const url = `http://${spell(parts)}/x`;
        expect(hostsIn(url)).toEqual([parts.join('.')]);
        expect(hostsIn(url)).toEqual([new URL(url).hostname]);
        expect(rulesOfText(url)).toEqual(rulesOf(parts.join('.')));
      }),
    );
  });
  it('carried inside an IPv6 address is judged like itself', () => {
    const prefixes = ['::ffff:', '64:ff9b::', '::'];
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.constantFrom(...prefixes), (c, d, prefix) => {
        const host = hostOf(`${prefix}169.254.${c}.${d}`) ?? '';
        expect(hostReadings(host)).toContain(`169.254.${c}.${d}`);
        expect(rulesOf(host)).toEqual(['egress.metadata']);
      }),
    );
    expect(rulesOf('2002:a9fe:a9fe::')).toEqual(['egress.metadata']);
  });
  it('carried inside a name is judged like itself', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.constantFrom('nip.io', 'sslip.io'),
        fc.constantFrom('', 'app.', 'app-'),
        (parts, zone, before) => {
          const names = [parts.join('.'), parts.join('-')].map((text) => `${before}${text}.${zone}`);
          for (const name of [...names, `${numberOf(parts).toString(16).padStart(8, '0')}.${zone}`])
            expect(hostReadings(name)).toContain(parts.join('.'));
          expect(rulesOf(`${before}169.254.169.254.${zone}`)).toEqual(['egress.metadata']);
          expect(rulesOf(`${before}100-64-0-1.${zone}`)).toEqual(['egress.unlisted-host']);
        },
      ),
    );
  });
  it.each([
    ['curl 169.254.169.254/latest'],
    ['curl -x http://169.254.169.254:80 https://example.org'],
    ['ALL_PROXY=socks5://169.254.169.254 git fetch origin'],
    ['export http_proxy=169.254.169.254:3128'],
    ['git -c http.proxy=http://169.254.169.254 fetch https://example.org/x'],
    ['git clone 169.254.169.254:x'],
    ['git clone ssh://git@[::ffff:169.254.169.254]/x'],
    ['pip install --index-url=http://0xA9FEA9FE/simple x'],
    ['npm install git+https://169.254.169.254/x.git'],
    ['dig @169.254.169.254 example.org'],
    ['getent ahosts 169.254.169.254'],
    ['ping -c1 2852039166'],
    ['ssh user@169.254.169.254'],
    ['scp x.txt user@[::ffff:a9fe:a9fe]:'],
    ['cat < /dev/tcp/169.254.169.254/80'],
    ['curl http:/169.254.169.254/'],
    ['curl http:\\\\\\\\169.254.169.254'],
    ['curl http://a@b@169.254.169.254/'],
    ['curl "http://169.254.170.2$RELATIVE_URI"'],
    ['curl http://metadata.google.internal./'],
    ['curl http://METADATA.Google.Internal'],
  ])('%s names a metadata service', (command) => {
    const hosts = programHosts(parseProgram(command)).flatMap(({ host }) => host ?? []);
    expect(hosts.flatMap((host) => rulesOf(host))).toContain('egress.metadata');
  });
});

describe('the URL parser, as a second opinion', () => {
  const part = fc.stringMatching(/^[a-z0-9@:.%[\]\\#?&=-]{0,12}$/u);
  it('never reaches a host that we do not name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('http', 'https', 'ws', 'ftp'),
        fc.constantFrom('//', '/', '///', '\\\\'),
        part,
        part,
        (scheme, slashes, a, b) => {
          const url = `${scheme}:${slashes}${a}example.org${b}`;
          if (!URL.canParse(url)) return;
          const { hostname } = new URL(url);
          const clean = hostOf(hostname.replaceAll(/^\[|\]$/gu, ''));
          if (clean) expect(hostsIn(url)).toContain(clean);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('patterns', () => {
  const label = fc.stringMatching(/^[a-z0-9]{1,10}$/u);
  it('a wildcard matches below its suffix, never beside it', () => {
    fc.assert(
      fc.property(label, label, (a, b) => {
        expect(matchesHost('*.example.com', `${a}.example.com`)).toBe(true);
        expect(matchesHost('*.example.com', `${a}.${b}.example.com`)).toBe(true);
        expect(matchesHost('*.example.com', `${a}example.com`)).toBe(false);
        expect(matchesHost('*.example.com', `${a}-example.com`)).toBe(false);
        expect(matchesHost('*.example.com', `example.com.${b}`)).toBe(false);
        expect(matchesHost('*.example.com', 'example.com')).toBe(false);
      }),
    );
  });
  it('a block holds exactly its addresses', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 32 }), bytes, (network, length, other) => {
        const shift = 2 ** (32 - length);
        const base = dotted(BigInt(numberOf(network)));
        const same = Math.floor(numberOf(network) / shift) === Math.floor(numberOf(other) / shift);
        const address = addressOf(other.join('.'));
        expect(address !== null && inBlock(`${base}/${length}`, address)).toBe(same);
      }),
    );
  });
  it.each([
    ['8.8.8.8', []],
    ['example.org', []],
    ['my-server', []],
    ['2606:4700::1111', []],
    ['10.0.0.1', []],
    ['192.168.4.7', []],
    ['100.64.0.1', ['egress.unlisted-host']],
    ['fd20:ce::254', ['egress.metadata']],
    ['metadata.google.internal', ['egress.metadata']],
    ['::ffff:8.8.8.8', ['egress.unlisted-host']],
    ['printer.local', []],
    ['x.onion', ['egress.unlisted-host']],
    ['localhost', []],
    ['db.internal', []],
    ['x.internal.dev', []],
    ['my.home.example', []],
    ['x.local.example', []],
    ['x.invalid', ['egress.unlisted-host']],
    ['x.onions', []],
    ['xonion', []],
    ['gооgle.com', ['egress.unlisted-host']],
    ['аррӏе.com', ['egress.unlisted-host']],
    ['bücher.example', []],
    ['пример.example', []],
    ['bit.ly', ['egress.redirector']],
    ['a.webhook.site', ['egress.drop']],
  ])('on a laptop %s: %j', (text, rules) => {
    expect(rulesOf(hostOf(text) ?? '')).toEqual(rules);
  });
  it('no pattern lets a forbidden host through', () => {
    for (const host of ['169.254.169.254', 'bit.ly', 'x.webhook.site'])
      expect(rulesOf(host, listing(host, '*', '*.webhook.site', '0.0.0.0/0'))).not.toEqual([]);
  });
  it('an address without a length is itself', () => {
    expect(rulesOf('10.0.0.1', listing('10.0.0.1', '10.1.0.0/16'))).toEqual([]);
    expect(matchesHost('10.0.0.1', '10.0.0.1')).toBe(true);
    expect(matchesHost('10.0.0.1', '10.0.0.2')).toBe(false);
    expect(matchesHost('fd00::1', 'fd00::1')).toBe(true);
    expect(matchesHost('fd00::1', 'fd00::2')).toBe(false);
    expect(matchesHost('10.0.0.0/8', 'a.example')).toBe(false);
    expect(matchesHost('A.Example', 'a.example')).toBe(true);
    expect(matchesHost('a.example', 'b.a.example')).toBe(false);
  });
  it('what only a level forbids must be listed too', () => {
    const by = (level?: 'project') => ({
      ...listing('*.a.example'),
      rules: developer.rules.flatMap((rule) =>
        rule.id === 'egress.redirector' && rule.match.kind === 'host'
          ? [
              {
                ...rule,
                ...(level && { level }),
                match: { ...rule.match, hosts: ['x.a.example', 'b.example'] },
              },
            ]
          : [],
      ),
    });
    expect(rulesOf('x.a.example', by('project'))).toEqual(['egress.redirector']);
    expect(rulesOf('b.example', by('project'))).toEqual(['egress.redirector', 'egress.unlisted-host']);
    expect(rulesOf('b.example', by())).toEqual(['egress.redirector']);
  });
  it('a finding says which host by which word', () => {
    expect(hostFindings('b.example', 'https://b.example/x', listing())).toEqual([
      {
        rule: 'egress.unlisted-host',
        words: ['b.example', 'https://b.example/x'],
        about: { kind: 'host', host: 'b.example' },
      },
    ]);
  });
  it('a listed name stands for itself, a pattern for every reading', () => {
    expect(rulesOf('10-0-0-1.nip.io', listing('10-0-0-1.nip.io'))).toEqual([]);
    expect(rulesOf('10-0-0-1.nip.io', listing('*.nip.io'))).toEqual(['egress.unlisted-host']);
  });
});
