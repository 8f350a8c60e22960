// Which files are source code that a grammar reads, and by which.

/** Names as tree-sitter-wasms spells them. */
export type Language = 'javascript' | 'typescript' | 'tsx' | 'python' | 'go' | 'java' | 'c_sharp' | 'rust';

const BY_EXTENSION: Readonly<Record<string, Language>> = {
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  py: 'python',
  go: 'go',
  java: 'java',
  cs: 'c_sharp',
  rs: 'rust',
};

// What others wrote or a machine did says nothing about how this repository is cut.
const SKIPPED =
  /(^|\/)(node_modules|vendor|third_party|bower_components|site-packages|target\/debug|obj)\/|\.min\.js$|\.d\.ts$|\.pb\.go$|_pb2(_grpc)?\.py$|\.g(enerated|)\.cs$|\.designer\.cs$/i;

/** @returns `null` for what is no source, or none of this repository's own */
export function languageOf(path: string): Language | null {
  if (isForeign(path)) return null;
  return BY_EXTENSION[path.slice(path.lastIndexOf('.') + 1)] ?? null;
}

/** Vendored, generated or declared only. */
export function isForeign(path: string): boolean {
  return SKIPPED.test(path);
}
