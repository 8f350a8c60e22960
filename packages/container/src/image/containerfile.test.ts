import { expect, it } from 'vitest';
import { entryInstructions, overlayContainerfile } from './containerfile.ts';

it('renders equal text for equal input, labels in order', () => {
  const text = overlayContainerfile('base:1', { b: '2', a: 'quoted "1"' }) + entryInstructions();
  expect(text).toMatchInlineSnapshot(`
    "FROM base:1
    COPY --chown=0:0 root/ /
    LABEL a="quoted \\"1\\""
    LABEL b="2"
    ENV PATH=/usr/bin
    USER 10001:10001
    WORKDIR /workspace
    ENTRYPOINT ["/opt/harness/bin/node", "/opt/harness/entry.mjs"]
    "
  `);
});
