// `harness sign-off <skill>`: a person of the suite's team says that what its suite found is good enough, until a day.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { signSignOff } from '../sign-off/sign-sign-off.ts';
import { suiteOwner } from '../sign-off/suite-owner.ts';
import { signOffFile } from '../sign-off/suite-sign-offs.ts';
import { verifySignOff } from '../sign-off/verify-sign-off.ts';
import { whatIsSigned } from '../sign-off/what-is-signed.ts';
import { SIGNER_HELP } from '../signing/choose-signer.ts';
import { type SigningFlags, openSigner, withSignerOptions } from '../signing/open-signer.ts';
import { dayOf } from '../signing/read-trust.ts';

interface Flags extends SigningFlags {
  as: string;
  by: string;
  until: string;
  report: string;
  image: string;
  reservations: string;
}

export function signOffCommand(): Command {
  const command = new Command('sign-off')
    .argument('<skill>', 'whose suite')
    .description('sign what a suite found of a skill on an image, so that a release may hold it')
    .requiredOption('--as <team>', 'your team: the owner of the suite')
    .requiredOption('--by <name>', 'you, as trust.json names the holder of your key')
    .requiredOption('--until <date>', 'the last day on which it counts, yyyy-mm-dd')
    .requiredOption('--report <file>', 'the acceptance report that you have read')
    .requiredOption('--image <id>', 'the image that the report is about')
    .option('--reservations <text>', 'what others should know with it', '');
  return withSignerOptions(command)
    .addHelpText(
      'after',
      '\nIt ends on its day, or as soon as suite, skill, report, image or Claude Code is another.\n' +
        `${SIGNER_HELP}\nExit codes: 0 signed, 2 refused`,
    )
    .action(async (skill: string, flags: Flags) => {
      const { trust, signer } = await openSigner(flags);
      const { signedOff, suiteFile } = await whatIsSigned(skill, flags.report, flags.image);
      const today = dayOf(new Date());
      const { as: team, by, until, reservations } = flags;
      const text = await signSignOff({ signedOff, team, by, until, reservations }, signer, trust, today);
      const file = signOffFile(dirname(suiteFile), by);
      verifySignOff(text, file, { current: signedOff, trust, today, ...(await suiteOwner(suiteFile)) });
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      process.stdout.write(`${file}\n${by} of ${team} signs off ${skill} until ${until}\n`);
    });
}
