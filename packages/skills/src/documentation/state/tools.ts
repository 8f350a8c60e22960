// Versions of what decides the content of the documents; a test compares them with package.json.

export const TOOLS: Readonly<Record<string, string>> = {
  documentation: '1',
  'web-tree-sitter': '0.25.10',
  'tree-sitter-wasms': '0.1.13',
  graphology: '0.26.0',
  'graphology-communities-louvain': '2.0.2',
};
