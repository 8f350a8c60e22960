// `harness key`: makes a signing key, and prints the entry by which trust.json lists it.
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { HarnessError, parse } from '@agent-harness/contracts';
import { Command, Option } from 'commander';
import { jsonText } from '../files/json.ts';
import { privateKey, publicKeyText, readKeyFile } from '../signing/key-signer.ts';

interface Flags {
  id: string;
  holder: string;
  kind: 'person' | 'service';
  team: string;
  use: 'release' | 'sign-off';
  until: string;
}

export function keyCommand(): Command {
  return new Command('key')
    .description('keys that sign releases and sign-offs')
    .addCommand(
      entryOptions(new Command('new'))
        .description('make an ed25519 key in a new file that only you can read, and print its entry')
        .action(async (file: string, flags: Flags) => {
          const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
          const entry = entryOf(String(pem), file, flags);
          await writeFile(file, pem, { mode: 0o600, flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
            throw new HarnessError('key.file', `${file} cannot be made: ${cause.code}`, 'name a new file in a folder of yours; a key is never overwritten', { cause }); // prettier-ignore
          });
          process.stdout.write(entry);
        }),
    )
    .addCommand(
      entryOptions(new Command('show'))
        .description('print the entry of a key that you have')
        .action(async (file: string, flags: Flags) => {
          process.stdout.write(entryOf(await readKeyFile(file), file, flags));
        }),
    );
}

function entryOptions(command: Command): Command {
  return command
    .argument('<file>', 'the private key')
    .requiredOption('--id <id>', 'what signatures will call it, e.g. ada-2026; never used again')
    .requiredOption('--holder <name>', 'who holds it')
    .addOption(
      new Option('--kind <kind>', 'of the holder; a sign-off needs a person')
        .choices(['person', 'service'])
        .default('person'),
    ) // prettier-ignore
    .requiredOption('--team <team>', 'the holder’s team')
    .addOption(
      new Option('--use <use>', 'what it may sign').choices(['release', 'sign-off']).makeOptionMandatory(),
    ) // prettier-ignore
    .requiredOption('--until <date>', 'its last day, yyyy-mm-dd')
    .addHelpText(
      'after',
      '\nThe entry goes into trust.json, which security and integration approve.\nExit codes: 0 printed, 2 refused',
    );
}

/** Checked as trust.json will be. */
function entryOf(pem: string, file: string, { id, holder, kind, team, use, until }: Flags): string {
  const entry = {
    id,
    publicKey: publicKeyText(privateKey(pem, file)),
    holder: { kind, name: holder },
    team,
    uses: [use],
    validUntil: until,
  };
  parse('trust', { contract: 'trust/1', keys: [entry] }, 'the entry');
  return jsonText(entry);
}
