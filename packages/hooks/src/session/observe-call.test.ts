// What one call is seen to do, by every name of the files that it touches.
import { describe, expect, it } from 'vitest';
import { asked, ran } from '../policy/reading-policy.fixture.ts';
import { observeCall } from './observe-call.ts';

const links: Readonly<Record<string, { real: string } | { problem: string }>> = {
  '/out/link': { real: '/out/real' },
  '/out/broken': { problem: 'leads nowhere' },
};
const seen = (event: Parameters<typeof observeCall>[0]) =>
  observeCall(event, [], (path) => links[path] ?? { real: path });

describe('a file', () => {
  it.each([
    ['/out/link', ['/out/link', '/out/real']],
    ['/out/plain', ['/out/plain']],
    ['/out/broken', ['/out/broken']],
  ])('%s has the names %j', (file_path, names) => {
    expect(seen(asked('Write', { file_path, content: '' })).written).toEqual([{ names, brought: false }]);
  });
});

describe('what a call runs', () => {
  it('is the script that a tool names, and nothing else of its paths', () => {
    const event = asked('Workflow', { scriptPath: '/workspace/flow.js', path: '/workspace/data' });
    expect(seen(event).run).toEqual([['/workspace/flow.js']]);
  });

  it('is nothing without a command', () => {
    expect(seen(asked('Read', { file_path: '/out/plain' }))).toMatchObject({ run: [], unnamed: '' });
  });

  it('has no name where nobody knows the folder', () => {
    expect(seen(ran('cd "$X"; sh x.sh')).run).toEqual([]);
  });

  it('is listed once', () => {
    expect(seen(ran('sh /out/a.sh; sh /out/a.sh')).run).toEqual([['/out/a.sh']]);
  });

  it('cannot be told by name where one command of several takes it from a pipe', () => {
    expect(seen(ran('cat a | sh')).unnamed).toBe('cat a | sh');
    expect(seen(ran('cat a | wc')).unnamed).toBe('');
  });
});
