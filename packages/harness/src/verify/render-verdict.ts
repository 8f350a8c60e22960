// What a person reads of a verified release.
import { renderProblem } from './problem.ts';
import type { VerifiedRelease } from './verify-release.ts';

/** @param signatures whether they were judged */
export function renderVerdict(found: VerifiedRelease, signatures: boolean): string {
  const { release, signer, provenance, files, bytes, problems } = found;
  if (problems.length > 0)
    return `${problems.map(renderProblem).join('')}${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}: do not use this release\n`;
  const size = `${files} files, ${(bytes / 1e6).toFixed(1)} MB, every byte as listed`;
  const who = signer ? `signed by ${signer.holder.name} of ${signer.team} (${signer.id}), cut by ${provenance?.builder ?? 'nobody'}` : ''; // prettier-ignore
  const offs = (release?.acceptance ?? []).flatMap(({ skill, signOffs }) =>
    signOffs.map(({ by, team, expires }) => `${skill} signed off by ${by} of ${team} until ${expires}`),
  );
  return [
    `release ${release?.version} of commit ${release?.source.commit.slice(0, 10)}: ${size}`,
    ...(signatures ? [who, ...offs] : ['no signature was judged: nothing says who made it, nor who signed it off']), // prettier-ignore
    '',
  ].join('\n');
}
