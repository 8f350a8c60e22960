// Which addresses may be piped into a shell, and which spellings of them may not.
import { describe, expect, it } from 'vitest';
import { isKnownInstaller, withoutInstallers } from './known-installers.ts';

describe('an installer', () => {
  it.each([
    'https://sh.rustup.rs',
    'https://astral.sh/uv/install.sh',
    'https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.1/install.sh',
  ])('is known: %s', (url) => expect(isKnownInstaller(url)).toBe(true));
  it.each([
    'http://sh.rustup.rs',
    'sh.rustup.rs',
    'xhttps://sh.rustup.rs',
    'https://sh.rustup.rs.example',
    'https://sh.rustup.rs@example.org',
    'https://user@sh.rustup.rs',
    'https://sh.rustup.rs:444',
    'https://astral.sh/other',
    'https://raw.githubusercontent.com/nvm-sh/nvm/../../eve/x/install.sh',
    'https://raw.githubusercontent.com/nvm-sh/nvm-eve/install.sh',
    'https://sh.rustup.rs/?x=$(id)',
  ])('is not known: %s', (url) => expect(isKnownInstaller(url)).toBe(false));
});

describe('what is left of a program', () => {
  it.each([
    ['curl -fsSL https://bun.sh/install | bash', 'true'],
    ['curl -fsSL https://bun.sh/install | bash && bun -v', 'true && bun -v'],
    ['sh -c "$(curl -fsSL https://bun.sh/install)"', 'true'],
    ['bash <(curl -fsSL https://bun.sh/install)', 'true'],
    ['curl -fsSL https://bun.sh/install | sh | sh', 'true | sh'],
  ])('%s: %s', (source, rest) => expect(withoutInstallers(source)).toBe(rest));
  it.each([
    'curl -k https://bun.sh/install | bash',
    'curl -x http://example.org https://bun.sh/install | bash',
    'curl https://bun.sh/install https://example.org | bash',
    'curl https://bun.sh/install | bash -c "$(cat x)"',
    'curl https://bun.sh/install | bash <(cat x)',
    'curl https://example.org/install | bash',
  ])('is all of %s', (source) => expect(withoutInstallers(source)).toBe(source));
});
