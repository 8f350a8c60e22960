// Which of Claude Code's betas Bedrock and Vertex AI are told of: an unknown one is an error there.

/** What Claude Code 2.1.330 itself sends them, and the name that its tool search has there. */
const KNOWN: Readonly<Record<string, string>> = {
  'advanced-tool-use-2025-11-20': 'tool-search-tool-2025-10-19',
  'context-1m-2025-08-07': 'context-1m-2025-08-07',
  'interleaved-thinking-2025-05-14': 'interleaved-thinking-2025-05-14',
  'tool-search-tool-2025-10-19': 'tool-search-tool-2025-10-19',
};

/** @param header value of `anthropic-beta` */
export function cloudBetas(header: string | undefined): string[] {
  const asked = (header ?? '').split(',').map((beta) => beta.trim());
  return [...new Set(asked.flatMap((beta) => KNOWN[beta] ?? []))];
}
