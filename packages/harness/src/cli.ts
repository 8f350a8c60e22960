// The `harness` command: wiring only; each verb is one file under commands/.
import { Command, CommanderError } from 'commander';
import { describeError, HarnessError } from '@agent-harness/contracts';
import { exitCodeOf } from './run/exit-code.ts';
import { releaseOf } from './run/release-of.ts';

/** Verb → its command. Only the one that is asked for is loaded: loading all takes longer than most of them. */
const verbs: Record<string, () => Promise<Command>> = {
  run: async () => (await import('./commands/run.ts')).runCommand(),
  check: async () => (await import('./commands/check.ts')).checkCommand(),
  explain: async () => (await import('./commands/explain.ts')).explainCommand(),
  decide: async () => (await import('./commands/decide.ts')).decideCommand(),
  new: async () => (await import('./commands/new.ts')).newCommand(),
  review: async () => (await import('./commands/review.ts')).reviewCommand(),
  accept: async () => (await import('./commands/accept.ts')).acceptCommand(),
  stale: async () => (await import('./commands/stale.ts')).staleCommand(),
  attack: async () => (await import('./commands/attack.ts')).attackCommand(),
  confinement: async () => (await import('./commands/confinement.ts')).confinementCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  pipeline: async () => (await import('./commands/pipeline.ts')).pipelineCommand(),
  mcp: async () => (await import('./commands/mcp.ts')).mcpCommand(),
  image: async () => (await import('./commands/image.ts')).imageCommand(),
  contracts: async () => (await import('./commands/contracts.ts')).contractsCommand(),
  owners: async () => (await import('./commands/owners.ts')).ownersCommand(),
  upgrade: async () => (await import('./commands/upgrade.ts')).upgradeCommand(),
  propose: async () => (await import('./commands/propose.ts')).proposeCommand(),
  changes: async () => (await import('./commands/changes.ts')).changesCommand(),
  cut: async () => (await import('./commands/cut.ts')).cutCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  diff: async () => (await import('./commands/diff.ts')).diffCommand(),
  sign: async () => (await import('./commands/sign.ts')).signCommand(),
  key: async () => (await import('./commands/key.ts')).keyCommand(),
  'sign-off': async () => (await import('./commands/sign-off.ts')).signOffCommand(),
};

// Whoever reads may stop reading (`| head`); what runs goes on, and its exit code stands.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

const program = new Command('harness')
  .description(
    'Runs Claude Code skills unattended: the real CLI in a container without a network, every tool call decided by a ' +
      'guard outside it, everything recorded, outputs held at a gate until a person approves.',
  )
  .version(await releaseOf())
  .exitOverride()
  .configureHelp({ sortSubcommands: true })
  .addHelpText('after', '\nStart with `harness doctor`, then `harness run documentation --repo .`');
const asked = process.argv[2] ?? '';
for (const [verb, load] of Object.entries(verbs))
  if (verb === asked || !Object.hasOwn(verbs, asked)) program.addCommand(await load());
for (const command of program.commands) for (const one of [command, ...command.commands]) one.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    process.stderr.write(`harness: ${describeError(error)}\n`);
    process.exitCode = error instanceof HarnessError ? exitCodeOf(error.code) : 3;
  }
}
