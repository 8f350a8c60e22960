// Where each grammar keeps what a file imports and what it declares itself to be.
import type { Language } from './languages.ts';

const CALLS =
  '(call_expression function: [(import) (identifier)] @call arguments: (arguments . (string) @s))';
const MODULES = `(import_statement source: (string) @s) (export_statement source: (string) @s) ${CALLS}`;
const TYPED = `${MODULES} (import_require_clause source: (string) @s)`;

/** Captures: `s` a specifier, `call` the function called with it, `use` a statement to be read by hand, `own` a name declared. */
export const QUERIES: Readonly<Record<Language, string>> = {
  javascript: MODULES,
  typescript: TYPED,
  tsx: TYPED,
  python: '(import_statement) @use (import_from_statement) @use',
  go: '(import_spec path: (_) @s)',
  java: '(package_declaration (_) @own) (import_declaration) @use',
  c_sharp:
    '(using_directive) @use (namespace_declaration name: (_) @own) (file_scoped_namespace_declaration name: (_) @own)',
  rust: '(use_declaration argument: (_) @use) (extern_crate_declaration name: (_) @use)',
};
