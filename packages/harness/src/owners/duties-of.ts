// Tells apart who wrote a change, which agent did, and who triggered it: three duties, three people.
import type { Member, Ownership } from '@agent-harness/contracts';
import type { Duties } from './judge-approvals.ts';
import type { CommitFacts } from './read-diff.ts';

/**
 * @param author  the login that opened the merge request
 * @param text    its description, whose `Agent:` and `Triggered-By:` lines count as trailers do
 */
export function dutiesOf(
  commits: readonly CommitFacts[],
  ownership: Ownership,
  author: readonly string[],
  text = '',
): Duties {
  const people = ownership.teams.flatMap((team) => team.members ?? []);
  const emails = new Set(commits.flatMap((commit) => commit.emails));
  const among = (members: readonly Member[]): string[] =>
    members
      .filter((member) => member.emails.some((email) => emails.has(email.toLowerCase())))
      .map(({ login }) => login);
  const known = ownership.agents.map(({ login }) => login);
  const wrote = [...among(ownership.agents), ...author.filter((login) => holds(known, login))];
  const named = [...commits.flatMap((commit) => commit.agents), ...linesOf(text, 'Agent')];
  const triggers = unique([
    ...commits.flatMap((commit) => commit.triggers),
    ...linesOf(text, 'Triggered-By'),
  ]);
  const agents = unique([...known, ...named]);
  const byAgent = wrote.length > 0 || named.length > 0;
  return {
    authors: unique([...author, ...among(people)]),
    agents,
    triggers,
    problems: [
      ...(byAgent && triggers.length === 0
        ? [
            `${[...new Set([...wrote, ...named])].join(', ')} is an agent, and nothing says who triggered it: add the trailer \`Triggered-By: <login>\``,
          ]
        : []),
      ...triggers
        .filter((login) => holds(agents, login))
        .map((login) => `${login} is an agent and is said to have triggered it: name the person`),
    ],
  };
}

const holds = (logins: readonly string[], login: string): boolean =>
  logins.some((one) => one.toLowerCase() === login.toLowerCase());

const unique = (logins: readonly string[]): string[] => [...new Set(logins)].sort();

const linesOf = (text: string, name: string): string[] =>
  [...text.matchAll(new RegExp(`^${name}:[ \\t]*@?([\\w.-]+)[ \\t]*\\r?$`, 'gim'))].map(
    ([, login = '']) => login,
  );
