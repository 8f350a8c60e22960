// `harness upgrade`: the newest published versions of all layers that fit together, as a change ready for review.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { gt } from 'semver';
import { renderGap } from '../release/solve/gaps-of.ts';
import { PINS, mergePins, readPins, renderPins } from '../release/upgrade/layer-pins.ts';
import { type NewestSet, newestSet } from '../release/upgrade/newest-set.ts';
import { publishedVersions } from '../release/upgrade/published.ts';

interface Flags {
  repo: string;
  write?: boolean;
  json?: boolean;
}

export function upgradeCommand(): Command {
  return new Command('upgrade')
    .description(
      'find the newest published versions of all layers that fit together, and why nothing newer does',
    )
    .option('--repo <path>', 'the repository', '.')
    .option('--write', `write them to ${PINS}, which \`harness cut\` takes its layers from`)
    .option('--json', 'versions before and after, and what was left out, as JSON')
    .addHelpText(
      'after',
      `\nThe registry is npm's (npm_config_registry, .npmrc). Versions before: ${PINS}, else the packages of the repository.\n` +
        'Exit codes: 0 found (nothing newer included), 2 the registry does not answer, or nothing fits together',
    )
    .action(async ({ repo, write, json }: Flags) => {
      const before = await versionsOf(repo);
      const published = await Promise.all(Object.keys(before).map((layer) => publishedVersions(layer, repo)));
      const set = newestSet(published);
      if (write) await writeFile(join(repo, PINS), renderPins(set.layers));
      process.stdout.write(
        json ? `${JSON.stringify({ before, ...set })}\n` : render(before, set, write ?? false),
      );
    });
}

/** Version by layer, in order of name. */
async function versionsOf(repository: string): Promise<Record<string, string>> {
  const names = (await readdir(join(repository, 'packages'))).sort();
  const own = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(repository, 'packages', name, 'package.json'), 'utf8');
      return { layer: name, version: (JSON.parse(text) as { version: string }).version };
    }),
  );
  const pins = mergePins(own, await readPins(repository));
  return Object.fromEntries(pins.map(({ layer, version }) => [layer, version]));
}

function render(
  before: Readonly<Record<string, string>>,
  { layers, left }: NewestSet,
  written: boolean,
): string {
  const lines = layers.map(({ layer, version }) => {
    const was = before[layer] ?? 'none';
    const sign = was === version ? ' ' : gt(version, was) ? '+' : '-';
    return `${sign} ${layer.padEnd(12)} ${was === version ? version : `${was} -> ${version}`}`;
  });
  const why = left.flatMap(({ layer, gaps }) => [
    `left out: ${layer.layer} ${layer.version}`,
    ...gaps.map((gap) => `  ${renderGap(gap).replace('\n', '\n  ')}`),
  ]);
  const next = written
    ? `${PINS} is written: commit it on a branch; its reviewers see each version, \`harness cut\` proves the set`
    : `nothing is written; --write puts this into ${PINS}`;
  return `${[...lines, ...why, next].join('\n')}\n`;
}
