// Hosts that are reached without a network client: proxies in variables, Bash's own sockets, URLs in the words of other commands.
import { describe, expect, it } from 'vitest';
import { shownHosts } from './shown-hosts.fixture.ts';

describe('variables', () => {
  it.each([
    ['https_proxy=http://a.example:80/ ls', ['url a.example ls http://a.example:80/']],
    ['HTTP_PROXY=a.example ls', ['url a.example ls a.example']],
    ['https_proxy=proxy.example ls', ['url proxy.example ls proxy.example']],
    ['https_proxy=http://u@a.example ls', ['url a.example ls http://u@a.example']],
    ['https_proxy=[1::zz] ls', []],
    ['export x-https_proxy=a.example', []],
    ['https_proxy=u:p@a.example:80 ls', ['url a.example ls u:p@a.example:80']],
    ['https_proxy=u@a.example/ ls', ['url a.example ls u@a.example/']],
    ['https_proxy=[::1]:80 ls', ['url ::1 ls [::1]:80']],
    ['https_proxy="a b.example" ls', []],
    ['https_proxy=a.example/x ls', []],
    ['https_proxy=localhost ls', []],
    ['https_proxy=$P ls', []],
    ['https_proxy=http://$P/ ls', ['url $p ls http://$P/']],
    ['x=http://a.example ls', []],
    ['npm_config_registry=http://a.example npm ls', ['url a.example npm http://a.example']],
    [
      'export https_proxy=http://a.example',
      ['url a.example export http://a.example', 'url a.example export https_proxy=http://a.example'],
    ],
    ['export x=http://a.example', ['url a.example export x=http://a.example']],
    ['declare -x https_proxy=a.example', ['url a.example declare a.example']],
    ['env https_proxy=a.example ls', ['url a.example env a.example', 'url a.example ls a.example']],
    ['readonly https_proxy=a.example', ['url a.example readonly a.example']],
    [
      'export https_proxy="http://a.example/$X"',
      [
        'url a.example export "http://a.example/$X"',
        'url a.example export https_proxy="http://a.example/$X"',
      ],
    ],
    ['export "https_proxy=$X.b.example"', []],
    ['export https_proxy', []],
    ['nobody https_proxy=a.example', []],
    ['local https_proxy=a.example.b.c', ['url a.example.b.c local a.example.b.c']],
    ['https_proxy=a.example.b:8080 ls', ['url a.example.b ls a.example.b:8080']],
    ['https_proxy=x', []],
    ['https_proxy=a.example:x ls', []],
    ['https_proxy=http://a.example,b.example ls', ['url a.example,b.example ls http://a.example,b.example']],
  ])('%s: %j', (source, expected) => {
    expect(shownHosts(source)).toEqual(expected);
  });
});

describe('sockets', () => {
  it.each([
    ['cat < /dev/tcp/a.example/80', ['socket a.example cat /dev/tcp/a.example/80']],
    ['cat < /dev/tcp/$H/80', ['socket null cat /dev/tcp/$H/80']],
    ['cat < "/dev/tcp/`h`/80"', ['socket null cat "/dev/tcp/`h`/80"']],
    ['cat /dev/udp/a.example/80', ['socket a.example cat /dev/udp/a.example/80']],
    ['cat < /dev/tcp/', ['socket null cat /dev/tcp/']],
    ['exec 3<>/dev/tcp/10.0.0.1/80', ['socket 10.0.0.1 exec /dev/tcp/10.0.0.1/80']],
    ['cat x/dev/tcp/a.example/80', ['socket a.example cat x/dev/tcp/a.example/80']],
    ['cat /dev/tcpx/a/80', []],
    ['> /dev/tcp/a.example/1', ['socket a.example  /dev/tcp/a.example/1']],
  ])('%s: %j', (source, expected) => {
    expect(shownHosts(source)).toEqual(expected);
  });
});

describe('URLs of other commands', () => {
  it.each([
    ['nobody https://a.example', ['url a.example nobody https://a.example']],
    ['nobody -x https://a.example', ['url a.example nobody https://a.example']],
    ['nobody --url=https://a.example', ['url a.example nobody --url=https://a.example']],
    ['nobody "https://$H/x"', ['url x nobody "https://$H/x"', 'url null nobody "https://$H/x"']],
    ['nobody "https://a.example/$X"', ['url a.example nobody "https://a.example/$X"']],
    ['nobody $X', []],
    ['[ "$x" = https://a.example ]', []],
    ['git -C https://b.example nope https://a.example', ['url a.example git https://a.example']],
    [
      'nobody \'https://a.example\'"$X"',
      ['url a.example nobody \'https://a.example\'"$X"', 'url null nobody \'https://a.example\'"$X"'],
    ],
    ['nobody a.example', []],
    ['nobody user@a.example:x', []],
    [
      'nobody https://{a,b}.example',
      ['url a.example nobody https://{a,b}.example', 'url b.example nobody https://{a,b}.example'],
    ],
    [
      'nobody "https://$(id).example"',
      ['url .example nobody "https://$(id).example"', 'url null nobody "https://$(id).example"'],
    ],
    ['nobody --url="https://$H/"', ['url null nobody --url="https://$H/"']],
    ['nobody --url="https://a.example/$X"', ['url a.example nobody --url="https://a.example/$X"']],
    ['ls https://a.example', []],
    ['cat https://a.example', []],
    ['grep https://a.example x', []],
    ['python3 x https://a.example', ['url a.example python3 https://a.example']],
    ['"$X" https://a.example', ['url a.example  https://a.example']],
    ['aws s3 cp x s3://b', []],
    ['nobody https://a.example:x/', []],
  ])('%s: %j', (source, expected) => {
    expect(shownHosts(source)).toEqual(expected);
  });
});
