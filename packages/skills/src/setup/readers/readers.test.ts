// Each format as people write it, and as it breaks: what is read has the line that states it.
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Reader } from '../fact.ts';
import { readCompose } from './compose.ts';
import { readDockerfile } from './docker.ts';
import { readDotenv } from './dotenv.ts';
import { readEnvInCode } from './env-in-code.ts';
import { readGithubActions } from './github-actions.ts';
import { readGitlabCi } from './gitlab-ci.ts';
import { readMakefile } from './makefile.ts';
import { readNpm } from './npm.ts';
import { readOwners } from './owners.ts';
import { readPortsInCode } from './ports-in-code.ts';
import { readPyproject } from './python.ts';
import { readScript } from './scripts.ts';
import { readJustfile, readTaskfile } from './taskfiles.ts';
import { readTerms } from './terms.ts';
import { readCargo, readDotnet, readGoMain, readGoMod, readMaven } from './toolchains.ts';
import { readVersionFile } from './version-files.ts';

const read = (reader: Reader, file: string, text: string, paths: string[] = []) =>
  [...reader({ file, text, paths: new Set([file, ...paths]) })].map(({ file: _file, ...fact }: Fact) =>
    brief(fact),
  );
const brief = (fact: object) =>
  Object.values(fact)
    .filter((value) => value !== '')
    .join(' | ');

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

describe('pipelines', () => {
  it('GitLab: jobs with what they run, images, variables; templates are no jobs', () => {
    const text = `default:
  image: python:3.10
variables:
  DEPTH: "0"
.base:
  script: [hidden]
test:
  image: { name: node:20-alpine }
  before_script: [npm ci]
  script:
    - npm test
    - !reference [.base, script]
`;
    expect(read(readGitlabCi, '.gitlab-ci.yml', text)).toEqual([
      'version | python | 3.10 | uses | 2',
      'env | DEPTH | sets | 4',
      'version | node | 20 | uses | 8',
      'job | test | npm ci\nnpm test\n.base\nscript | 7',
    ]);
  });
  it('GitHub: jobs, and versions of set-up steps and matrices, as written', () => {
    const text = `jobs:
  test:
    strategy:
      matrix:
        python: [3.9, "3.10"]
    steps:
      - uses: actions/setup-python@v5
        with:
          python-version: \${{ matrix.python }}
      - uses: actions/setup-node@v4
        with: { node-version: 20.x }
      - run: pytest
`;
    expect(read(readGithubActions, '.github/workflows/a.yml', text)).toEqual([
      'version | python | 3.9 | tests | 5',
      'version | python | 3.10 | tests | 5',
      'version | node | 20.x | uses | 11',
      'job | test | pytest | 2',
    ]);
  });
});

describe('containers', () => {
  it('Dockerfile: base, ports, variables and start; arguments are filled in', () => {
    const text =
      'ARG V=22\nFROM node:${V}-slim AS build\nENV A=1 B=2\nEXPOSE 80/tcp 90\nCMD ["node", "x.js"]\n';
    expect(read(readDockerfile, 'web/Dockerfile', text)).toEqual([
      'command | docker build . | web | 2',
      'version | node | 22 | uses | 2',
      'env | A | sets | 3',
      'env | B | sets | 3',
      'port | 80 | 4',
      'port | 90 | 4',
      'entry | container CMD | node x.js | 5',
    ]);
  });
  it('compose: services, host ports, variables set and taken', () => {
    const text = `services:
  web:
    build: ./web
    ports: ["127.0.0.1:8081:80"]
    environment:
      - A=1
  db:
    image: postgres:\${PG:?needed}
    environment: { B: "2" }
`;
    expect(read(readCompose, 'compose.yml', text)).toEqual([
      'command | docker compose up | 1',
      'service | web | ./web | 2',
      'port | 8081 | 4',
      'env | A | sets | 6',
      'service | db | postgres:${PG:?needed} | 7',
      'env | B | sets | 9',
      'env | PG | requires | 8',
    ]);
  });
});

describe('variables and ports in code', () => {
  it.each([
    [
      'a.ts',
      "// process.env.NO\nprocess.env.A; process.env['B']; const { C, D: d } = process.env;\nprocess.env.SET = '1';",
      ['A', 'B', 'D', 'C'],
    ],
    ['a.mjs', 'import.meta.env.MODE; Deno.env.get("X")', ['MODE', 'X']],
    ['a.py', 'os.environ["A"]\nos.getenv("B")\nos.environ["W"] = "1"\n# os.getenv("NO")', ['A', 'B']],
    ['a.go', 'os.Getenv("A")\ntype T struct {\n B string `env:"B,required"`\n}', ['A', 'B']],
    ['a.rs', 'env::var("A")', ['A']],
    ['a.java', 'System.getenv("A")', ['A']],
    ['a.cs', 'Environment.GetEnvironmentVariable("A")', ['A']],
    ['a.rb', 'ENV["A"]\nENV.fetch("B")', ['A', 'B']],
    ['a.sh', 'echo "${A:?no}" "$B"', ['A']],
  ])('%s', (file, text, names) => {
    expect(
      [...readEnvInCode({ file, text, paths: new Set() })].map((fact) => 'name' in fact && fact.name),
    ).toEqual(names);
  });
  it('says what fails without it, unless the code looks first', () => {
    expect(read(readEnvInCode, 'a.py', 'x = os.environ["A"]')).toEqual(['env | A | requires | 1']);
    expect(read(readEnvInCode, 'a.py', 'if "A" in os.environ:\n  x = os.environ["A"]')).toEqual([
      'env | A | reads | 2',
    ]);
  });
  it('finds ports beside the word that opens them', () => {
    expect(
      read(readPortsInCode, 'a.js', 'app.listen(3000)\nconst p = process.env.PORT || 4000\n// listen(1234)'),
    ).toEqual(['port | 3000 | 1', 'port | 4000 | 2']);
  });
});

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
