// What a package.json tells, with the line that states it.
import { describe, expect, it } from 'vitest';
import { readNpm } from './npm.ts';
import { read } from './read.fixture.ts';

describe('package.json', () => {
  const text = `{
  "name": "@x/app",
  "bin": "cli.js",
  "engines": { "node": ">=20", "vscode": "1" },
  "packageManager": "pnpm@9.1.0+sha512.aa",
  "scripts": {
    "build": "tsc",
    "test": "jest",
    "a b": "no"
  },
  "devDependencies": { "jest": "30.0.0" }
}`;
  it('gives scripts, versions, the entry and one test, each at its line', () => {
    expect(read(readNpm, 'app/package.json', text, ['pnpm-lock.yaml', 'app/src/a.test.js'])).toEqual([
      'command | pnpm run build | app | tsc | 7',
      'command | pnpm test | app | jest | 8',
      'version | node | >=20 | requires | 4',
      'version | pnpm | 9.1.0 | uses | 5',
      'entry | app | cli.js | 3',
      'command | npx jest src/a.test.js | app | 11',
    ]);
  });
  it('installs as its lockfile demands, or plainly without one', () => {
    expect(read(readNpm, 'package.json', '{"dependencies": {}}', ['package-lock.json'])).toEqual([
      'command | npm ci | 1',
    ]);
    expect(read(readNpm, 'package.json', '{"dependencies": {}}')).toEqual(['command | npm install | 1']);
  });
});
