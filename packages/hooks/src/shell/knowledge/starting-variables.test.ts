// Values of variables that start a program or load code, and ordinary values of the same variables.
import { expect, it } from 'vitest';
import { lastsTooLong, looksUpCode, startsCode } from './starting-variables.ts';

it.each([
  ['CC', 'sh /opt/x'],
  ['CC', '/tmp/x'],
  ['CC', 'gcc; id'],
  ['CC', 'python3 -c "import x"'],
  ['BROWSER', '$(id)'],
  ['RUSTC_WRAPPER', '/private/tmp/x'],
  ['CARGO_BUILD_RUSTC_WRAPPER', '/var/tmp/x'],
  ['CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER', 'sh x'],
  ['CMAKE_C_COMPILER_LAUNCHER', '/tmp/x'],
  ['SVN_SSH', 'sh x'],
  ['npm_config_script_shell', '/tmp/x'],
  ['NPM_CONFIG_SCRIPT_SHELL', '/tmp/x'],
  ['NODE_OPTIONS', '-r ./x'],
  ['npm_config_node_options', '--require=./x'],
  ['NODE_OPTIONS', '--inspect=0.0.0.0:1'],
  ['JDK_JAVA_OPTIONS', '-javaagent:/tmp/x.jar'],
  ['MAVEN_OPTS', '-XX:OnError=x'],
  ['GOFLAGS', '-toolexec=./x'],
  ['MAKEFLAGS', '--eval=x'],
  ['RUSTFLAGS', '-C linker=/tmp/x'],
  ['ERL_FLAGS', '-eval x'],
  ['LESS', '+!id'],
  ['VIMINIT', ':!id'],
  ['CFLAGS', '-fplugin=./x.so'],
])('%s=%s starts code', (name, value) => expect(startsCode(name, value)).toBe(true));

it.each([
  ['CC', 'clang'],
  ['CC', 'ccache gcc'],
  ['CC', 'zig cc -target x86_64-linux-musl'],
  ['EDITOR', 'code --wait'],
  ['BROWSER', 'none'],
  ['NODE_OPTIONS', '--max-old-space-size=4096'],
  ['NODE_OPTIONS', '--inspect=127.0.0.1:9229'],
  ['MAVEN_OPTS', '-Xmx2g'],
  ['GOFLAGS', '-mod=vendor'],
  ['MAKEFLAGS', '-j$(nproc)'],
  ['RUSTFLAGS', '-C linker=clang'],
  ['LESS', '-SRX'],
  ['CFLAGS', '-O2 -I/usr/include'],
  ['X', 'sh /tmp/x'],
  ['CC', null],
])('%s=%s does not', (name, value) => expect(startsCode(name, value)).toBe(false));

it('knows where code is looked up', () => {
  expect(['PYTHONPATH', 'LUA_CPATH', 'OPENSSL_CONF', 'ZDOTDIR'].map(looksUpCode)).not.toContain(false);
  expect(['TMPDIR', 'KUBECONFIG', 'PATHS'].map(looksUpCode)).not.toContain(true);
});

it.each([
  ['X=/tmp/x', true],
  ['X="a:/dev/shm/y"', true],
  ['TMPDIR=/tmp', false],
  ['X=/tmpfs/x', false],
  ['ZDOTDIR=/tmp/x', true],
  ['X=https://203.0.113.9/', true],
  ['X=http://192.168.0.9/', false],
  ['GIT_SSL_NO_VERIFY=1', true],
  ['X=1', false],
])('%s for every shell from now on: %s', (line, refused) => expect(lastsTooLong(line)).toBe(refused));
