// `harness new`: a rule as one file, complete and tried; a skill as folders that run at once.
import { relative } from 'node:path';
import { draftRule } from '@agent-harness/hooks';
import { Command, Option } from 'commander';
import { type MatchFlags, matchOf } from '../new/match-of.ts';
import { renderDraft } from '../new/render-draft.ts';
import { type RuleTarget, ruleTarget, writeRule } from '../new/rule-target.ts';
import { skillPlace, writeSkill } from '../new/write-skill.ts';
import { repeated } from './repeated.ts';

interface Flags extends MatchFlags {
  refuse: string[];
  allow: string[];
  title?: string;
  severity: 'low' | 'medium' | 'high' | 'critical';
  reason?: string;
  instead?: string;
  reference: string[];
  into?: string;
}

export function newCommand(): Command {
  return new Command('new')
    .description('write the beginning of something')
    .addCommand(ruleCommand())
    .addCommand(skillCommand());
}

function ruleCommand(): Command {
  return new Command('rule')
    .argument('<layer>', 'L1 commands, L2 paths, L3 hosts, L4 credentials, L5 instructions')
    .argument('<id>', 'a family and a name, e.g. git.publish')
    .description(
      'write one rule file whose examples were tried; what is missing is said, and nothing is asked',
    )
    .option(
      '--command <words>',
      'what it matches: a command, with its subcommand and words that must all appear',
    )
    .option('--path <glob>', 'or paths, in the container’s view', repeated)
    .addOption(
      new Option('--access <kind>', 'of a path').choices(['read', 'write', 'search']).argParser(repeated),
    )
    .option('--host <pattern>', 'or hosts: a name, *. and a suffix, a CIDR block', repeated)
    .option('--credential-path <glob>', 'or files that hold credentials', repeated)
    .option('--credential-text <pattern>', 'or text shaped like a credential')
    .option('--keyword <text>', 'without which that text is not looked at', repeated)
    .option(
      '--instruction <senses>',
      'or text that gives a model instructions, by what its words mean: <send>~4<secret>',
      repeated,
    )
    .option('--injection <pattern>', 'or the same by its characters, decoded and in lower case')
    .option('--refuse <example>', 'an example that it refuses; once or more', repeated, [])
    .option('--allow <example>', 'a near miss that passes; once or more', repeated, [])
    .option('--reason <sentence>', 'why, for the agent')
    .option('--instead <sentence>', 'what to do instead, itself allowed')
    .option('--title <words>', 'for lists (default: the reason)')
    .addOption(
      new Option('--severity <level>').choices(['low', 'medium', 'high', 'critical']).default('high'),
    )
    .option('--reference <url>', 'where it is explained', repeated, [])
    .option('--into <file>', 'a policy level’s document to add it to, instead of a file of the shipped rules')
    .addHelpText(
      'after',
      "\nharness new rule L1 git.publish --command 'git push' --refuse 'git push origin' --allow 'git pull' \\\n" +
        "  --reason 'a push publishes what no person has read' --instead 'write the change to the output'\n" +
        'Exit codes: 0 written, 2 not written (everything that is missing or does not hold is printed)',
    )
    .action(async (layer: string, id: string, flags: Flags) => {
      const target: RuleTarget = await ruleTarget(layer, id, flags.into);
      const { refuse, allow, title, severity, reason, instead, reference } = flags;
      const drafted = draftRule(
        {
          id,
          layer,
          title: title ?? null,
          severity,
          reason: reason ?? null,
          instead: instead ?? null,
          references: reference,
          match: matchOf(flags),
          examples: { refused: refuse, allowed: allow },
        },
        target.place,
      );
      await writeRule(target, drafted.rule);
      process.stdout.write(renderDraft(drafted, relative('.', target.file), target.level !== null));
    });
}

function skillCommand(): Command {
  return new Command('skill')
    .argument('<name>', 'lower-case words joined by hyphens, e.g. release-notes')
    .description(
      'write a skill that runs at once: manifest, SKILL.md, evidence program, offline draft, verifier, suite and test',
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 written, 2 the name is malformed or taken, and nothing was written',
    )
    .action(async (name: string) => {
      const written = await writeSkill(name, skillPlace());
      process.stdout.write(
        [
          ...written.map((file) => `wrote ${relative('.', file)}`),
          'next:',
          '  npm run build -w packages/skills',
          `  harness check ${name} && harness run ${name} --repo . && harness accept ${name}`,
          '  harness pipeline --propose docs/{skill} > .gitlab/agents.gitlab-ci.yml',
          '  then make it yours, list it in packages/skills/README.md, and add a changeset',
          '',
        ].join('\n'),
      );
    });
}
