// Parses Mermaid in a thread of its own: mermaid needs a browser's globals, and a diagram may be hostile.
import { parentPort } from 'node:worker_threads';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html><body></body>');
Object.assign(globalThis, { window, document: window.document });
// Only now: DOMPurify, inside mermaid, takes the window it finds while it is loaded.
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });

/** Per kind of diagram, how mermaid's own model names what connects two nodes. */
const CONNECTIONS = ['getEdges', 'getRelations', 'getRelationships', 'getRels', 'getMessages'];

async function read(text) {
  try {
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    const name = CONNECTIONS.find((one) => typeof db[one] === 'function');
    const found = name === undefined ? null : db[name]();
    return { kind: 'diagram', type, connections: found === null ? null : (found.size ?? found.length) };
  } catch (error) {
    const line = error.hash?.loc?.first_line;
    return { kind: 'broken', message: String(error.message), line: Number.isInteger(line) ? line : null };
  }
}

// oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin
parentPort.on('message', async (text) => parentPort.postMessage(await read(text)));
parentPort.postMessage({ kind: 'ready' });
