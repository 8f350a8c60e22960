// The `harness` command: wiring only; each verb is one file under commands/.
import { Command, CommanderError } from 'commander';
import { describeError, HarnessError } from '@agent-harness/contracts';
import { acceptCommand } from './commands/accept.ts';
import { attackCommand } from './commands/attack.ts';
import { checkCommand } from './commands/check.ts';
import { confinementCommand } from './commands/confinement.ts';
import { contractsCommand } from './commands/contracts.ts';
import { decideCommand } from './commands/decide.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { imageCommand } from './commands/image.ts';
import { mcpCommand } from './commands/mcp.ts';
import { newCommand } from './commands/new.ts';
import { pipelineCommand } from './commands/pipeline.ts';
import { reviewCommand } from './commands/review.ts';
import { runCommand } from './commands/run.ts';
import { exitCodeOf } from './run/exit-code.ts';
import { releaseOf } from './run/release-of.ts';

const program = new Command('harness')
  .description(
    'Runs Claude Code skills unattended: the real CLI in a container without a network, every tool call decided by a ' +
      'guard outside it, everything recorded, outputs held at a gate until a person approves.',
  )
  .version(await releaseOf())
  .exitOverride()
  .configureHelp({ sortSubcommands: true })
  .addCommand(runCommand())
  .addCommand(checkCommand())
  .addCommand(explainCommand())
  .addCommand(decideCommand())
  .addCommand(newCommand())
  .addCommand(reviewCommand())
  .addCommand(acceptCommand())
  .addCommand(attackCommand())
  .addCommand(confinementCommand())
  .addCommand(doctorCommand())
  .addCommand(pipelineCommand())
  .addCommand(mcpCommand())
  .addCommand(imageCommand())
  .addCommand(contractsCommand())
  .addHelpText('after', '\nStart with `harness doctor`, then `harness run documentation --repo .`');
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
