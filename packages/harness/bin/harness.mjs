#!/usr/bin/env node
// The `harness` command: npm links this file at install time, before there is a build.
import { existsSync } from 'node:fs';

const cli = new URL('../dist/cli.js', import.meta.url);
if (existsSync(cli)) await import(cli.href);
else {
  process.stderr.write('harness: not built yet\n  instead: npm run build\n');
  process.exitCode = 2;
}
