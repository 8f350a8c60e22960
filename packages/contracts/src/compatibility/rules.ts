// The table of named rules: what an edit is called, whom it breaks, and why the rule exists.
import type { Cause } from './gap.ts';

/** Who is broken: old documents by a new reader (backward), old readers by a new document (forward). */
export type Breaks = 'old-documents' | 'old-readers';

export interface CompatibilityRule {
  id: string;
  direction: 'backward' | 'forward' | 'both';
  cause: Cause;
  purpose: string;
}

const rule = (
  id: string,
  direction: CompatibilityRule['direction'],
  cause: Cause,
  purpose: string,
): CompatibilityRule => ({
  id,
  direction,
  cause,
  purpose,
});

export const compatibilityRules: readonly CompatibilityRule[] = [
  rule('property-removed', 'backward', 'property', 'A closed schema that no longer names a field refuses every document that carries it.'),
  rule('property-added', 'forward', 'property', 'A reader with the closed old schema refuses a document that carries a field it does not know.'),
  rule('required-added', 'backward', 'required', 'Documents that were complete without the field are refused.'),
  rule('required-removed', 'forward', 'required', 'Old readers insist on a field that new documents may leave out.'),
  rule('type-narrowed', 'backward', 'type', 'A type that was allowed no longer is, so documents that use it are refused.'),
  rule('type-widened', 'forward', 'type', 'New documents may hold a type that old readers cannot read.'),
  rule('const-changed', 'both', 'const', 'A constant identifies what is meant: with another one, neither side knows the other.'),
  rule('enum-narrowed', 'backward', 'enum', 'A value that documents use has left the list.'),
  rule('enum-widened', 'forward', 'enum', 'New documents may hold a value that is on no list of an old reader.'),
  rule('enum-added', 'backward', 'listed', 'What was free is now a list, and documents may hold a value that is not on it.'),
  rule('enum-removed', 'forward', 'listed', 'What was a list is now free, and old readers know the list alone.'),
  rule('bound-tightened', 'backward', 'bound', 'A document inside the old bounds may lie outside of the new ones.'),
  rule('bound-loosened', 'forward', 'bound', 'A new document may lie outside of the bounds that old readers keep.'),
  rule('pattern-changed', 'both', 'pattern', 'Some text that one pattern admits is refused by the other; which side breaks is computed, not guessed.'),
  rule('pattern-added', 'backward', 'patterned', 'Text that was free must now match, and documents hold text that does not.'),
  rule('pattern-removed', 'forward', 'patterned', 'Old readers refuse text that the pattern kept out.'),
  rule('additional-closed', 'backward', 'rest', 'Documents may carry fields that only an open schema lets in.'),
  rule('additional-opened', 'forward', 'rest', 'Old readers are closed: they refuse the fields that the open schema lets in.'),
  rule('property-constrained', 'backward', 'named', 'An open object held anything under this name; now its schema decides.'),
  rule('property-freed', 'forward', 'named', 'Old readers check a name that new documents may use for anything.'),
  rule('items-constrained', 'backward', 'items', 'Items of any kind were allowed; now their schema decides.'),
  rule('items-freed', 'forward', 'items', 'Old readers check items that new documents are free to choose.'),
  rule('union-branch-removed', 'backward', 'branch', 'Documents of the removed branch have no place left.'),
  rule('union-branch-added', 'forward', 'branch', 'Old readers know no branch for what new documents may hold.'),
  rule('union-overlap', 'both', 'overlap', 'oneOf refuses a value that two branches admit, so branches must be plainly apart.'),
  rule('keyword-unclear', 'both', 'keyword', 'A keyword outside of the stated profile is not understood, and what is not understood counts as a break.'),
  rule('ref-unresolved', 'both', 'reference', 'A $ref that resolves to no definition of its own document leaves the reader without a schema.'),
]; // prettier-ignore

export function ruleOf(cause: Cause, breaks: Breaks): CompatibilityRule {
  const direction = breaks === 'old-documents' ? 'backward' : 'forward';
  const found = compatibilityRules.find(
    (one) => one.cause === cause && [direction, 'both'].includes(one.direction),
  );
  if (!found) throw new TypeError(`no rule for ${cause} ${direction}`);
  return found;
}

export type Role = 'authored' | 'emitted';

/**
 * What the version must do about it. People keep the documents of an authored contract, so a new reader must accept
 * the old ones; the readers of an emitted contract are installed, so an old one must accept what is new. All schemas
 * are closed, so the other direction is never free: it raises the minor.
 */
export function severityOf(breaks: Breaks, role: Role): 'major' | 'minor' {
  return (role === 'authored') === (breaks === 'old-documents') ? 'major' : 'minor';
}
