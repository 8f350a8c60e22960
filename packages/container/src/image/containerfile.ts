// Renders the Containerfile of each image layer; it builds with podman, buildah and docker.
import { AGENT } from './prune.ts';

export function baseContainerfile(tarFile: string): string {
  return ['FROM scratch', `ADD ${tarFile} /`, ''].join('\n');
}

/** @param labels sorted into the file, so that equal input gives equal text */
export function overlayContainerfile(from: string, labels: Readonly<Record<string, string>>): string {
  const rendered = Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `LABEL ${key}=${JSON.stringify(value)}`);
  return [`FROM ${from}`, 'COPY --chown=0:0 root/ /', ...rendered, ''].join('\n');
}

/** The image's last lines: who runs, where, and the one program that starts. */
export function entryInstructions(): string {
  return [
    'ENV PATH=/usr/bin',
    `USER ${AGENT.uid}:${AGENT.gid}`,
    'WORKDIR /workspace',
    'ENTRYPOINT ["/opt/harness/bin/node", "/opt/harness/entry.mjs"]',
    '',
  ].join('\n');
}
