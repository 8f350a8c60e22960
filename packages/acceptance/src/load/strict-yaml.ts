// YAML as plain as JSON: no aliases, tags, merge keys or duplicate keys, and a line for every value.
import { HarnessError } from '@agent-harness/contracts';
import { type Document, LineCounter, isMap, isNode, isScalar, isSeq, parseDocument, visit } from 'yaml';

export interface YamlFile {
  value: unknown;
  /** Line (from 1) of the value at a JSON pointer, or of the nearest value around it. */
  lineOf(pointer: string): number;
}

/**
 * Expert-written files are read by people, so what a person would not see (an alias that repeats, a tag that
 * changes a type) is refused instead of resolved. @throws HarnessError `suite.yaml` listing every problem
 */
export function parseStrictYaml(text: string, file: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    strict: true,
    schema: 'core',
  });
  const problems = [
    ...[...document.errors, ...document.warnings].map((problem) => ({
      offset: problem.pos[0],
      message: firstLine(problem.message),
    })),
    ...forbiddenParts(document),
  ];
  if (problems.length > 0) {
    const list = problems.map(({ offset, message }) => `  ${file}:${lines.linePos(offset).line}: ${message}`);
    throw new HarnessError(
      'suite.yaml',
      `${file} is not plain YAML:\n${[...new Set(list)].join('\n')}`,
      'write every value out, once, as text, number, list or map; indent with two spaces',
    );
  }
  return {
    value: document.toJS(),
    lineOf: (pointer) => lines.linePos(offsetOf(document, pointer)).line,
  };
}

function forbiddenParts(document: Document): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  const refuse = (offset: number | undefined, message: string) =>
    found.push({ offset: offset ?? 0, message });
  if (document.directives?.yaml.explicit === true) refuse(0, 'a %YAML directive is not allowed');
  visit(document, {
    Alias: (_, node) => void refuse(node.range?.[0], `the alias *${node.source} is not allowed`),
    Value: (_, node) => {
      if (node.anchor !== undefined) refuse(node.range?.[0], `the anchor &${node.anchor} is not allowed`);
      if (node.tag !== undefined) refuse(node.range?.[0], `the tag ${node.tag} is not allowed`);
    },
    Pair: (_, { key }) => {
      const plain = isScalar(key) && typeof key.value === 'string' && key.value !== '<<';
      if (!plain) refuse(isNode(key) ? key.range?.[0] : 0, 'a field name must be plain text');
    },
  });
  return found;
}

/** Follows the pointer as far as the document goes; for an unknown field that is its name. */
function offsetOf(document: Document, pointer: string): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const raw of pointer.split('/').slice(1)) {
    const key = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!pair) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (!isNode(node)) return offset;
      offset = node.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}
