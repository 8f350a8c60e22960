// Which level of a policy a verdict's rule came from, in words.
import type { Policy } from '@agent-harness/contracts';

/** Rules that say no more than: the space does not list it. */
const OF_SPACE =
  /^(?:command\.(?:not-granted|subcommand)|tool\.not-granted|path\.outside-(?:read|write)|egress\.(?:unlisted-host|tool|client))$/u;

export function originOf(rule: string | null, { name, rules, levels = [] }: Policy): string {
  const found = rules.find(({ id }) => id === rule);
  if (!found) return 'the guard itself';
  if (found.level) {
    // A forbid's id carries its document's name; of own rules only the kind of level is known.
    const sources = levels.filter(({ level }) => level === found.level);
    const source = sources.find((one) => rule?.startsWith(`forbid.${one.name}.`)) ?? sources[0];
    return `${found.level}${source ? ` ${source.name}, owner ${source.owner}` : ''}`;
  }
  return OF_SPACE.test(found.id) ? `problem space ${name}` : 'shipped rules';
}
