// What containers are built from, open and need, with the line that states it.
import { describe, expect, it } from 'vitest';
import { readCompose } from './compose.ts';
import { readDockerfile } from './docker.ts';
import { read } from './read.fixture.ts';

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
