// The key is on the trusted side only: while a session runs, every place the agent or an onlooker could read is searched.
import { readFile, readdir } from 'node:fs/promises';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { AGENT } from '@agent-harness/container';
import { KEY, engine, probe } from './probe-run.ts';
import { bash } from './scripted-model.ts';

async function processesOfAgent(): Promise<{ pid: string; text: string }[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      if (!new RegExp(`^Uid:\\s+${AGENT.uid}\\b`, 'm').test(status)) return [];
      const parts = await Promise.all(
        ['environ', 'cmdline'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      );
      return [{ pid, text: parts.join('\n') }];
    }),
  );
  return found.flat();
}

/** Names of the container's files that hold a text, as the agent's own uid can read them. */
async function filesWith(container: string, text: string): Promise<string> {
  const places = ['/home', '/tmp', '/out', '/workspace', '/opt/harness/settings.json', '/run', '/etc'];
  const search = [
    'rg',
    '--hidden',
    '--no-ignore',
    '--text',
    '--fixed-strings',
    '--files-with-matches',
    text,
    ...places,
  ];
  const found = await execa(engine!.name, [...engine!.global, 'exec', container, ...search], {
    reject: false,
  });
  return found.stdout;
}

it.skipIf(engine === null || process.getuid?.() !== 0)(
  'holds no key (skipped without an engine or root)',
  async () => {
    const seen: string[] = [];
    let processes = 0;
    let control = '';
    let filesWithKey = 'not searched';
    const { record, folder, model } = await probe({
      turns: ({ container }) => [
        [bash('ls /workspace')],
        async () => {
          const agents = await processesOfAgent();
          processes = agents.length;
          seen.push(...agents.map((one) => one.text));
          const name = await container();
          const inspect = await execa(engine!.name, ['inspect', name]);
          seen.push(inspect.stdout);
          filesWithKey = await filesWith(name, KEY);
          // The same search finds what is there: it would find the key as well.
          control = await filesWith(name, `agent:x:${AGENT.uid}`);
          return [{ type: 'text', text: 'done' }];
        },
      ],
    });
    expect(record.verdict).toBe('passed');
    // The entry and Claude Code at least: an empty search would prove nothing.
    expect(processes).toBeGreaterThanOrEqual(2);
    expect(seen.filter((text) => text.includes(KEY))).toEqual([]);
    expect(new Set(model.keys)).toEqual(new Set([KEY]));
    for (const body of model.bodies) expect(body).not.toContain(KEY);
    const kept = await execa('grep', ['-rl', KEY, folder], { reject: false });
    expect(kept.stdout).toBe('');
    expect(control).toContain('/etc/passwd');
    expect(filesWithKey).toBe('');
  },
);
