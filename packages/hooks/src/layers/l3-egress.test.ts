// L3 on whole calls: which words it names, where every host is granted and where none is.
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../policy/load-profile.ts';
import { asked, plainContext, ran, readingPolicy } from '../policy/reading-policy.fixture.ts';
import { l3Egress } from './l3-egress.ts';

const closed = readingPolicy();
const developer = loadProfile('developer');
const refusals = (event: ReturnType<typeof ran>, policy = closed) =>
  l3Egress(event, policy, plainContext).flatMap(({ verdict, rule, words }) =>
    verdict === 'deny' ? [{ rule, words }] : [],
  );
const rules = (event: ReturnType<typeof ran>, policy = closed) =>
  refusals(event, policy).map(({ rule }) => rule);

describe('a tool that reaches out on its own', () => {
  it.each([['WebFetch'], ['WebSearch'], ['RemoteTrigger'], ['PushNotification']])(
    '%s is refused by name where no host is granted',
    (tool) => {
      expect(rules(asked(tool, {}))).toEqual(['egress.tool']);
      expect(refusals(asked(tool, {}))[0]?.words).toEqual([tool]);
      expect(rules(asked(tool, {}), readingPolicy(['docs.example']))).toEqual([]);
    },
  );
  it('is no other tool', () => expect(rules(asked('Read', { file_path: 'a' }))).toEqual([]));
});

it('judges calls before they run, and nothing after', () => {
  const event = asked('WebFetch', { url: 'https://a.example/' });
  expect(rules({ ...event, event: 'tool.permit' })).toEqual(['egress.tool', 'egress.unlisted-host']);
  expect(rules({ ...event, event: 'tool.done' })).toEqual([]);
});

describe('a client whose host only running tells', () => {
  it.each([
    ['curl "$URL"', ['egress.client'], []],
    ['curl https://{a,b}.example/', ['egress.unlisted-host'], []],
    ['curl "https://{a,b}.example/"', ['egress.unlisted-host', 'egress.client'], ['egress.client']],
    ['curl "https://[a-b].example/"', ['egress.unlisted-host', 'egress.client'], ['egress.client']],
    ['curl "https://a.example/{1,2}"', ['egress.unlisted-host'], []],
    ['curl "https://$H/"', ['egress.client'], []],
    ['curl https://[a-b].example/', ['egress.unlisted-host', 'egress.client'], ['egress.client']],
    ["curl 'HTTPS://a{b,c}.example/'", ['egress.unlisted-host', 'egress.client'], ['egress.client']],
    ['curl "https://a[1-3].example/"', ['egress.unlisted-host', 'egress.client'], ['egress.client']],
  ])('%s', (command, inStage, onLaptop) => {
    expect([...new Set(rules(ran(command)))]).toEqual(inStage);
    expect([...new Set(rules(ran(command), developer))]).toEqual(onLaptop);
  });
  it('names the client', () => expect(refusals(ran('curl "$URL"'))[0]?.words).toEqual(['curl']));
  it('of a socket is refused as one', () => {
    expect(refusals(ran('cat < "/dev/tcp/$H/80"'))[0]?.words).toEqual(['"/dev/tcp/$H/80"']);
    expect(rules(ran('cat < "/dev/tcp/$H/80"'))).toEqual(['egress.socket']);
    expect(rules(ran('cat < "/dev/tcp/$H/80"'), developer)).toContain('egress.socket');
    expect(rules(ran('cat < "/dev/tcp/$H/80"'), developer)).not.toContain('egress.client');
    expect(rules(ran('curl https://a.example/'), developer)).not.toContain('egress.socket');
  });
});

it('names the host and the word that names it', () => {
  expect(refusals(ran('curl https://a.example/x'))).toEqual([
    { rule: 'egress.unlisted-host', words: ['a.example', 'https://a.example/x'] },
  ]);
  expect(refusals(asked('WebFetch', { url: 'https://a.example/' }), readingPolicy(['b.example']))).toEqual([
    { rule: 'egress.unlisted-host', words: ['a.example', '/tool_input/url'] },
  ]);
});
