// The hosts of a call's fields: whatever a parser of URLs makes of a text is named.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hostOf } from '../shell/host.ts';
import { normalise } from './normalise.ts';

function hosts(tool_name: string, tool_input: object): string[] {
  const event = { hook_event_name: 'PreToolUse', session_id: 's', cwd: '/workspace', tool_name, tool_input };
  return normalise(event).hosts.map(({ host }) => host);
}

it.each([
  ['http:169.254.169.254/x', '169.254.169.254'],
  ['HTTPS:a.example', 'a.example'],
  ['http:/\t/169.254.169.254/x', '169.254.169.254'],
  ['http://169.254.\n169.254/', '169.254.169.254'],
  ['\u0000 http:a.example', 'a.example'],
])('finds the host of %j', (url, host) => {
  expect(hosts('WebFetch', { url, prompt: 'x' })).toContain(host);
  // A tool that nobody knows may follow it too.
  expect(hosts('mcp__any__tool', { text: url })).toContain(host);
});

it.each(['http: is a scheme', 'https:', 'mailto:a@b.example', 'a.example:80 is up', 's3:bucket'])(
  'finds none in the text %j of a tool that nobody knows',
  (text) => {
    expect(hosts('mcp__any__tool', { text })).toEqual([]);
  },
);

it('finds the host of whatever Node takes for a URL', () => {
  const part = (...texts: string[]) => fc.constantFrom(...texts);
  const url = fc
    .tuple(
      part('http', 'https', 'HTTP', 'ws', 'ftp'),
      part(':', ':/', '://', ':\\\\', ':/\\', ':////'),
      part('', 'me@', 'me:pw@', 'a@b@'),
      part(
        'a.example',
        '169.254.169.254',
        '0xa9fea9fe',
        '2852039166',
        '[::ffff:a9fe:a9fe]',
        'xn--e1afmkfd.example',
      ),
      part('', ':80', '/', '/path', '?q=b.example', '#c.example', '\\d.example'),
    )
    .map((parts) => parts.join(''));
  const spaced = fc.tuple(url, fc.nat(), part('', '\t', '\n', '\r\n')).map(([text, at, blank]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + blank + text.slice(place);
  });
  fc.assert(
    fc.property(spaced, (text) => {
      fc.pre(URL.canParse(text));
      const reached = hostOf(new URL(text).hostname);
      expect(hosts('WebFetch', { url: text, prompt: 'x' })).toContain(reached);
    }),
    { numRuns: 2_000 },
  );
});
