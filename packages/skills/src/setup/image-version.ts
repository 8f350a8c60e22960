// The tool and version that a container image's name promises.

const TOOLS: readonly (readonly [RegExp, string])[] = [
  [/^node$/, 'node'],
  [/^python$/, 'python'],
  [/^(golang|go)$/, 'go'],
  [/^rust$/, 'rust'],
  [/^ruby$/, 'ruby'],
  [/^php$/, 'php'],
  [/^(openjdk|eclipse-temurin|amazoncorretto)$/, 'java'],
  [/^(sdk|aspnet|runtime)$/, 'dotnet'],
];

/** `registry/x/node:20-alpine@sha256:...` is node 20; `null` for other images and for tags without a version. */
export function imageVersion(image: string): { tool: string; version: string } | null {
  const [, name = '', tag = ''] = /^(?:.*\/)?([\w.-]+):([\w.-]+)(?:@.*)?$/.exec(image.trim()) ?? [];
  const version = /^\d+(\.\d+)*/.exec(tag)?.[0];
  const tool = TOOLS.find(([pattern]) => pattern.test(name))?.[1];
  if (tool === undefined || version === undefined) return null;
  return tool === 'dotnet' && !/\/dotnet\//.test(image) ? null : { tool, version };
}
