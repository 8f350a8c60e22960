// Runs the attack list in real containers of the run profile, with no hook and no guard in the way.
import { randomBytes } from 'node:crypto';
import { chmod, chown, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEntry } from '../cell/open-entry.ts';
import { sessionLimits } from '../cell/prove-cell.ts';
import type { SessionEnd } from '../cell/cell.ts';
import type { Engine } from '../engine/engine.ts';
import { removeContainer } from '../engine/remove-container.ts';
import { AGENT } from '../image/prune-rules.ts';
import { type CellPlan, promisesOf } from '../profile/promises.ts';
import { runArguments } from '../profile/run-arguments.ts';
import type { Attack, AttackOutcome } from './attack.ts';
import { type Wall, takeDown } from './walls.ts';

export interface RunAttacks {
  engine: Engine;
  /** With the attack files in it. */
  image: { reference: string };
  attacks: readonly Attack[];
  /** Walls that are down, for a control; none for the real thing. */
  down?: readonly Wall[];
}

/** Seconds for a container of attacks, and for one whose attack is to outlast it. */
const SECONDS = { all: 120, brief: 5 };
/** Containers for one attack, when they are lost on the way: to the engine, or to a limit that is not the one in question. */
const TRIES = 4;
/** What a control lets an attack write: beyond every attempt. */
const NO_LIMIT = 1e15;

/** @returns one outcome an attack, in order */
export async function runAttacks({
  engine,
  image,
  attacks,
  down = [],
}: RunAttacks): Promise<AttackOutcome[]> {
  const together = attacks.filter((attack) => !attack.alone);
  const rounds = [
    ...(together.length > 0 ? [together] : []),
    ...attacks.filter((one) => one.alone).map((one) => [one]),
  ];
  const outcomes: AttackOutcome[] = [];
  for (const round of rounds) outcomes.push(...(await oneRound(engine, image.reference, round, down)));
  return attacks.map(
    ({ id }) =>
      outcomes.find((outcome) => outcome.id === id) ?? {
        id,
        contained: false,
        saw: 'the container ended before this attack was tried',
      },
  );
}

/** That a container is lost says nothing of the wall that should have ended it: the attack is tried in another one. */
async function oneRound(...round: Parameters<typeof oneContainer>): Promise<AttackOutcome[]> {
  const [, , [attack]] = round;
  let { outcomes, end } = await oneContainer(...round);
  const wanted = attack?.ends;
  if (!attack || !wanted) return outcomes;
  for (let tries = 1; tries < TRIES && isUntold(wanted, end, outcomes); tries += 1)
    ({ outcomes, end } = await oneContainer(...round));
  return [ended(attack, wanted, end, outcomes)];
}

function isUntold(
  wanted: NonNullable<Attack['ends']>,
  { stopped }: SessionEnd,
  outcomes: readonly AttackOutcome[],
): boolean {
  return wanted !== 'session' && stopped === 'lost' && outcomes.length === 0;
}

async function oneContainer(
  engine: Engine,
  image: string,
  attacks: readonly Attack[],
  down: readonly Wall[],
): Promise<{ outcomes: AttackOutcome[]; end: SessionEnd }> {
  await using place = await openPlace();
  const brief = attacks.some((attack) => attack.ends === 'timeout') && !down.includes('time');
  const timed = { ...place.plan, seconds: brief ? SECONDS.brief : SECONDS.all };
  const promises = promisesOf(timed);
  const name = `harness-attack-${randomBytes(4).toString('hex')}`;
  const entry = openEntry(engine, takeDown(down, runArguments(engine, name, image, promises, timed)));
  const remove = async (): Promise<void> => {
    await removeContainer(engine, name);
    await entry.closed;
  };
  const outcomes: AttackOutcome[] = [];
  try {
    const limits = sessionLimits(promises, timed);
    const end = await entry.session(
      {
        argv: ['/opt/harness/bin/node', '/opt/harness/attack/main.mjs'],
        environment: { PATH: '/usr/bin', HOME: AGENT.home },
        input: JSON.stringify(attacks),
        output: (line) => keep(line, outcomes),
      },
      { ...limits, writeBytes: down.includes('disk watch') ? NO_LIMIT : limits.writeBytes },
      new AbortController().signal,
      remove,
    );
    return { outcomes, end };
  } finally {
    await remove();
  }
}

function keep(line: string, outcomes: AttackOutcome[]): void {
  try {
    outcomes.push(JSON.parse(line) as AttackOutcome);
  } catch {
    // A warning of Node, not an outcome; an attack without one counts as not contained.
  }
}

function ended(
  { id }: Attack,
  wanted: NonNullable<Attack['ends']>,
  { code, stopped, said }: SessionEnd,
  outcomes: readonly AttackOutcome[],
): AttackOutcome {
  const through = outcomes.find((outcome) => outcome.id === id);
  if (through && wanted !== 'session') return through;
  const contained = wanted === 'session' ? !through : stopped === wanted;
  return {
    id,
    contained,
    saw: stopped
      ? `the container was removed: ${[stopped, said].filter(Boolean).join(', ')}`
      : `the session ended with ${code ?? 'a signal'}`,
  };
}

/** Folders like a run's: a repository with a program in it, doors, outputs; and a secret that lies outside. */
async function openPlace(): Promise<AsyncDisposable & { plan: CellPlan }> {
  const base = await mkdtemp(join(tmpdir(), 'harness-attack-'));
  const [repository, doors, out, outside] = ['repository', 'doors', 'out', 'out-outside'].map((name) =>
    join(base, name),
  ) as [string, string, string, string];
  for (const folder of [join(repository, '.git'), doors, out, outside])
    await mkdir(folder, { recursive: true });
  await writeFile(join(repository, '.git/config'), '[core]\n');
  await copyFile('/bin/true', join(repository, 'program'));
  await chmod(join(repository, 'program'), 0o755);
  await writeFile(join(outside, 'hostname'), 'outside\n');
  if (process.getuid?.() === 0) await chown(out, AGENT.uid, AGENT.gid);
  else await chmod(out, 0o777);
  await chmod(base, 0o711);
  const server: Server = createServer((client) => client.destroy());
  const socket = join(doors, 'guard.sock');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  await chmod(socket, 0o666);
  // A service of the host that listens in the kernel's own name space, which is the network's.
  const abstract = createServer((client) => client.destroy());
  await new Promise<void>((resolve) => abstract.listen(`\0${base}`, resolve));
  return {
    plan: {
      mounts: [
        { source: doors, target: '/run/harness', access: 'read', what: 'doors' },
        { source: repository, target: '/workspace', access: 'read', what: 'repository' },
        { source: out, target: '/out', access: 'write', what: 'outputs' },
      ],
      seconds: SECONDS.all,
      memoryMb: 512,
      environment: [],
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      abstract.close();
      await rm(base, { recursive: true, force: true });
    },
  };
}
