// Ports that source code listens on, where the number stands beside the word that opens it.
import type { Reader } from '../fact.ts';

const OPENS: readonly RegExp[] = [
  /\.listen\(\s*(\d{2,5})\b/g,
  /\bPORT\b["')\]]{0,3}\s*(?:\?\?|\|\||,|:)\s*["']?(\d{2,5})\b/g,
  /\bListenAndServe(?:TLS)?\(\s*"[^":]*:(\d{2,5})"/g,
  /\.run\([^)\n]*\bport\s*=\s*(\d{2,5})\b/g,
  /\b(?:UseUrls|bind)\(\s*"[^"]*:(\d{2,5})"/g,
];

export const readPortsInCode: Reader = function* ({ file, text }) {
  const seen = new Set<number>();
  if (!/listen|PORT|port\s*=|ListenAndServe|UseUrls|bind/.test(text)) return;
  for (const [index, content] of text.split('\n').entries()) {
    if (/^\s*(#|\/\/|\*)/.test(content) || content.length > 2_000) continue;
    for (const match of OPENS.flatMap((pattern) => [...content.matchAll(pattern)])) {
      const port = Number(match[1]);
      if (port < 80 || port > 65_535 || seen.has(port)) continue;
      seen.add(port);
      yield { kind: 'port', port, file, line: index + 1 };
    }
  }
};
