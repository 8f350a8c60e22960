// Each format that has no test of its own as people write it, and every one as it breaks: what is read has the line that states it.
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../fact.ts';
import { readCompose } from './compose.ts';
import { readDockerfile } from './docker.ts';
import { readDotenv } from './dotenv.ts';
import { readEnvInCode } from './env-in-code.ts';
import { readGithubActions } from './github-actions.ts';
import { readGitlabCi } from './gitlab-ci.ts';
import { readMakefile } from './makefile.ts';
import { readNpm } from './npm.ts';
import { readOwners } from './owners.ts';
import { readPyproject } from './python.ts';
import { read } from './read.fixture.ts';
import { readScript } from './scripts.ts';
import { readJustfile, readTaskfile } from './taskfiles.ts';
import { readTerms } from './terms.ts';
import { readCargo, readDotnet, readGoMain, readGoMod, readMaven } from './toolchains.ts';
import { readVersionFile } from './version-files.ts';

describe('other formats', () => {
  const cases: [string, Reader, string, string, string[]][] = [
    [
      'Makefile',
      readMakefile,
      'Makefile',
      'X := 1\n.PHONY: a\na: b\n\t@echo hi\nb/c.o:\n\tcc\n',
      ['command | make a | echo hi | 3'],
    ],
    [
      'justfile',
      readJustfile,
      'justfile',
      'x := "1"\nserve port="1":\n    node a.js\n',
      ['command | just serve | node a.js | 2'],
    ],
    [
      'Taskfile',
      readTaskfile,
      'Taskfile.yml',
      'tasks:\n  lint:\n    cmds: [eslint .]\n',
      ['command | task lint | eslint . | 2'],
    ],
    [
      'dotenv',
      readDotenv,
      '.env.example',
      '# a = b\nA=1\n#B=2\n',
      ['command | cp .env.example .env | 1', 'env | A | example | 2', 'env | B | example | 3'],
    ],
    [
      'owners',
      readOwners,
      'CODEOWNERS',
      '# x\n[Web] @web\n/web/\n*.js @js # note\n!no\n',
      ['owner | /web/ | @web | 3', 'owner | *.js | @js | 4'],
    ],
    [
      'go.mod',
      readGoMod,
      'go.mod',
      'module x\n\ngo 1.22\n',
      [
        'version | go | 1.22 | requires | 3',
        'command | go mod download | 1',
        'command | go build ./... | 1',
        'command | go test ./... | 1',
      ],
    ],
    [
      'Cargo.toml',
      readCargo,
      'Cargo.toml',
      '[package]\nname = "x"\nrust-version = "1.70"\n',
      ['version | rust | 1.70 | requires | 3', 'command | cargo build | 1', 'command | cargo test | 1'],
    ],
    [
      'pom.xml',
      readMaven,
      'pom.xml',
      '<project>\n<java.version>17</java.version>',
      ['version | java | 17 | requires | 2', 'command | mvn package | 1', 'command | mvn test | 1'],
    ],
    [
      'csproj',
      readDotnet,
      'A.csproj',
      '<TargetFramework>net8.0</TargetFramework>',
      ['version | dotnet | 8.0 | requires | 1'],
    ],
    ['.nvmrc', readVersionFile, '.nvmrc', 'v20.1\n', ['version | node | 20.1 | uses | 1']],
    [
      '.tool-versions',
      readVersionFile,
      '.tool-versions',
      'nodejs 20.1.0\nfoo 1\n',
      ['version | node | 20.1.0 | uses | 1'],
    ],
    [
      'script',
      readScript,
      'scripts/x',
      '#!/bin/sh -e\n# Sets up.\n',
      ['command | sh scripts/x | Sets up. | 1'],
    ],
    [
      'pyproject',
      readPyproject,
      'pyproject.toml',
      '[project]\nrequires-python = ">=3.9"\n[project.scripts]\nrun-it = "a:b"\n',
      [
        'version | python | >=3.9 | requires | 2',
        'command | python -m pip install -e . | 1',
        'entry | run-it | a:b | 4',
        'command | run-it | a:b | 4',
      ],
    ],
    [
      'terms',
      readTerms,
      'a.md',
      '# A\n\nA **seat** is one place. More.\n\n## Glossary\n\n- **Bench**: a long table\n',
      ['term | Bench | a long table | 7', 'term | seat | A seat is one place. | 3'],
    ],
  ];
  it.each(cases)('%s', (_name, reader, file, text, expected) => {
    expect(read(reader, file, text)).toEqual(expected);
  });
  it('go main: only where a program begins, run from its module', () => {
    expect(read(readGoMain, 'cmd/x/main.go', 'package main // x\n\nfunc main() {\n', ['go.mod'])).toEqual([
      'entry | ./cmd/x | func main | 3',
      'command | go run ./cmd/x | 3',
    ]);
    expect(read(readGoMain, 'x/main.go', 'package x\n', ['go.mod'])).toEqual([]);
  });
});

it('whatever the text is, a reader ends, does not throw, and stays within the file', () => {
  const readers: [string, Reader][] = [
    ['package.json', readNpm],
    ['.gitlab-ci.yml', readGitlabCi],
    ['a.yml', readGithubActions],
    ['compose.yml', readCompose],
    ['Dockerfile', readDockerfile],
    ['Makefile', readMakefile],
    ['pyproject.toml', readPyproject],
    ['Cargo.toml', readCargo],
    ['.env.example', readDotenv],
    ['CODEOWNERS', readOwners],
    ['a.ts', readEnvInCode],
    ['a.md', readTerms],
    ['.nvmrc', readVersionFile],
  ];
  const words = constantFrom(
    '{',
    '}',
    '[',
    '"',
    ':',
    '- ',
    '\n',
    '\n  ',
    'services',
    'scripts',
    'FROM node:20',
    'EXPOSE 80',
    'jobs',
    '&a',
    '*a',
    '<<: ',
    '!x',
    '${A}',
    '|',
    '```',
    '**x** is a',
    '\u0000',
    '\u202e',
    'process.env.A',
  );
  assert(
    property(
      constantFrom(...readers),
      array(oneof(words, string({ maxLength: 8 })), { maxLength: 30 }),
      ([file, reader], parts) => {
        const text = parts.join('');
        const lines = text.split('\n').length;
        for (const fact of reader({ file, text, paths: new Set() }))
          expect(fact.line >= 1 && fact.line <= lines).toBe(true);
      },
    ),
    { numRuns: 400 },
  );
});

it('reads the one program of a crate where its manifest says that it is', () => {
  const text = '[package]\nname = "x"\n\n[[bin]]\nname = "xx"\npath = "core/main.rs"\n';
  expect(read(readCargo, 'Cargo.toml', text, ['core/main.rs'])).toEqual([
    'command | cargo build | 1',
    'command | cargo test | 1',
    'command | cargo run | 4',
    'entry | xx | core/main.rs | 4',
  ]);
  expect(read(readCargo, 'Cargo.toml', text)).toHaveLength(2);
  expect(
    read(readCargo, 'Cargo.toml', `${text}[[bin]]\nname = "y"\npath = "core/main.rs"\n`, ['core/main.rs']),
  ).toHaveLength(2);
});
