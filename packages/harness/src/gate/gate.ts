// The publish gate: what a run wrote leaves it only when it is declared, carries no credential, and every claim holds.
import type { RunRecord, SkillManifest, SkillVerifier, VerifyInput } from '@agent-harness/contracts';
import { checkDeclared } from './check-declared.ts';
import { checkCredentials } from './check-credentials.ts';
import { type OutputFile, listOutputs } from './list-outputs.ts';

export type GateLine = RunRecord['gate'][number];

export interface GateResult {
  lines: GateLine[];
  files: OutputFile[];
  passed: boolean;
}

export async function openGate(
  manifest: SkillManifest,
  folder: string,
  verify: SkillVerifier,
  input: VerifyInput,
): Promise<GateResult> {
  const { files, strange: own } = await listOutputs(folder);
  // Claims are checked against what earlier stages left, on this host: a link there would lead out of the run too.
  const strange = [...own, ...(await strangeInStages(input.outputs, folder))];
  // A link or device is not followed, so nothing after it is checked.
  const lines = [checkDeclared(manifest, files, strange)];
  if (strange.length === 0) {
    lines.push(await checkCredentials(folder, files));
    lines.push(claimsLine(await verify(input)));
  }
  return { lines, files, passed: lines.every((line) => line.passed) };
}

async function strangeInStages(outputs: VerifyInput['outputs'], but: string): Promise<string[]> {
  const earlier = Object.entries(outputs).filter(([, folder]) => folder !== but);
  const listed = await Promise.all(
    earlier.map(async ([stage, folder]) =>
      (await listOutputs(folder)).strange.map((path) => `${stage}/${path}`),
    ),
  );
  return listed.flat();
}

function claimsLine(findings: Awaited<ReturnType<SkillVerifier>>): GateLine {
  const shown = findings
    .slice(0, 5)
    .map(({ file, line, message }) => `${file}${line === null ? '' : `:${line}`}: ${message}`);
  return {
    check: 'claims',
    passed: findings.length === 0,
    detail:
      findings.length === 0
        ? 'every claim holds against the repository'
        : `${findings.length} findings: ${shown.join('; ')}`,
  };
}
