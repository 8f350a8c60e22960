// `harness image`: the agent's image, from lock to bill of materials; each verb is one file under image/.
import { Command } from 'commander';
import { buildCommand } from '../image/build-command.ts';
import { containerfileCommand } from '../image/containerfile-command.ts';
import { diffCommand } from '../image/diff-command.ts';
import { lockCommand } from '../image/lock-command.ts';
import { sbomCommand } from '../image/sbom-command.ts';
import { verifyCommand } from '../image/verify-command.ts';
import { whyCommand } from '../image/why-command.ts';

export function imageCommand(): Command {
  return new Command('image')
    .description('the agent’s image: locked, built, verified, explained')
    .addCommand(lockCommand())
    .addCommand(buildCommand())
    .addCommand(verifyCommand())
    .addCommand(diffCommand())
    .addCommand(sbomCommand())
    .addCommand(whyCommand())
    .addCommand(containerfileCommand());
}
