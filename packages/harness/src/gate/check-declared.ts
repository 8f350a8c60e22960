// Outputs are exactly what the manifest declares: no other file, none missing, none too large.
import picomatch from 'picomatch';
import type { SkillManifest } from '@agent-harness/contracts';
import type { GateLine } from './gate.ts';
import type { OutputFile } from './list-outputs.ts';

export function checkDeclared(
  { outputs }: SkillManifest,
  files: readonly OutputFile[],
  strange: readonly string[],
): GateLine {
  const problems = [
    ...strange.map((path) => `${path} is not a plain file`),
    ...files.flatMap(({ path, bytes }) => {
      const declared = outputs.find((output) => picomatch.isMatch(path, output.glob));
      if (!declared) return [`${path} is not declared in the manifest`];
      return bytes > declared.maxKb * 1024
        ? [`${path} has ${Math.ceil(bytes / 1024)} KB, at most ${declared.maxKb} are allowed`]
        : [];
    }),
    ...outputs
      .filter((output) => output.required && !files.some(({ path }) => picomatch.isMatch(path, output.glob)))
      .map((output) => `${output.glob} (${output.what}) is missing`),
  ];
  return {
    check: 'outputs',
    passed: problems.length === 0,
    detail: problems.join('; ') || `${files.length} files, all declared`,
  };
}
