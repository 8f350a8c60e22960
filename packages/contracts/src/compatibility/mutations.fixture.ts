// Schema edits labelled by hand: does a new reader refuse an old document, does an old reader refuse a new one, by which rule.
import type { Schema } from './schema.ts';

export interface Mutation {
  edit: string;
  previous: Schema;
  current: Schema;
  /** Rules under which old documents break. */
  backward: readonly string[];
  /** Rules under which old readers break. */
  forward: readonly string[];
}

const text = { type: 'string' };
const whole = { type: 'integer' };
const closed = (properties: object, required: string[] = [], more: object = {}) => ({ type: 'object', additionalProperties: false, required, properties, ...more }); // prettier-ignore
const field = (schema: Schema) =>
  closed({ contract: { const: 'a/1' }, field: schema }, ['contract', 'field']);
const list = (items: Schema, more: object = {}) => ({ type: 'array', items, ...more });
const square = closed({ kind: { const: 'square' }, side: whole }, ['kind', 'side']);
const circle = closed({ kind: { const: 'circle' }, radius: whole }, ['kind', 'radius']);
const wide = closed({ kind: { const: 'circle' }, radius: { type: 'number' } }, ['kind', 'radius']);
const tree = (leaf: object, required: string[] = ['leaf']) => ({ $ref: '#/$defs/node', $defs: { node: closed({ leaf, below: list({ $ref: '#/$defs/node' }) }, required) } }); // prettier-ignore
const open = (schema: Schema) => ({ type: 'object', additionalProperties: schema });
const rest = (properties: object, additional: Schema) => ({ type: 'object', properties, additionalProperties: additional }); // prettier-ignore

/** An edit of one field's schema, in a closed document around it. */
const of = (edit: string, previous: Schema, current: Schema, backward: string[], forward: string[]): Mutation => ({ edit, previous: field(previous), current: field(current), backward, forward }); // prettier-ignore
const whole2 = (edit: string, previous: Schema, current: Schema, backward: string[], forward: string[]): Mutation => ({ edit, previous, current, backward, forward }); // prettier-ignore

export const mutations: readonly Mutation[] = [
  whole2('a description is reworded', { ...closed({ a: text }), description: 'one' }, { ...closed({ a: text }), description: 'two' }, [], []),
  whole2('properties are reordered', closed({ a: text, b: whole }), closed({ b: whole, a: text }), [], []),
  whole2('required is reordered', closed({ a: text, b: text }, ['a', 'b']), closed({ a: text, b: text }, ['b', 'a']), [], []),
  whole2('an optional field is added', closed({ a: text }), closed({ a: text, b: text }), [], ['property-added']),
  whole2('an optional field is removed', closed({ a: text, b: text }), closed({ a: text }), ['property-removed'], []),
  whole2('a required field is added', closed({ a: text }), closed({ a: text, b: text }, ['b']), ['required-added'], ['property-added']),
  whole2('a required field is removed', closed({ a: text, b: text }, ['b']), closed({ a: text }), ['property-removed'], ['required-removed']),
  whole2('a field is renamed', closed({ a: text }, ['a']), closed({ b: text }, ['b']), ['property-removed', 'required-added'], ['property-added', 'required-removed']),
  whole2('a field becomes required', closed({ a: text }), closed({ a: text }, ['a']), ['required-added'], []),
  whole2('a field becomes optional', closed({ a: text }, ['a']), closed({ a: text }), [], ['required-removed']),
  whole2('the contract constant is raised', closed({ contract: { const: 'a/1' } }, ['contract']), closed({ contract: { const: 'a/2' } }, ['contract']), ['const-changed'], ['const-changed']),
  of('integer becomes number', whole, { type: 'number' }, [], ['type-widened']),
  of('number becomes integer', { type: 'number' }, whole, ['type-narrowed'], []),
  of('text becomes integer', text, whole, ['type-narrowed'], ['type-widened']),
  of('text becomes a list of text', text, list(text), ['type-narrowed'], ['type-widened']),
  of('boolean becomes text', { type: 'boolean' }, text, ['type-narrowed'], ['type-widened']),
  of('boolean is spelled as its two values', { type: 'boolean' }, { enum: [true, false] }, [], []),
  of('a true constant becomes boolean', { const: true }, { type: 'boolean' }, [], ['enum-widened']),
  of('text becomes nullable', text, { anyOf: [text, { type: 'null' }] }, [], ['union-branch-added']),
  of('text stops being nullable', { anyOf: [text, { type: 'null' }] }, text, ['union-branch-removed'], []),
  of('text becomes anything', text, {}, [], ['type-widened']),
  of('anything becomes text', {}, text, ['type-narrowed'], []),
  of('type lists a second type', text, { type: ['string', 'integer'] }, [], ['union-branch-added']),
  of('a type list is spelled as a union', { type: ['string', 'null'] }, { anyOf: [text, { type: 'null' }] }, [], []),
  of('a value is removed', { enum: ['a', 'b', 'c'] }, { enum: ['a', 'b'] }, ['enum-narrowed'], []),
  of('a value is added', { enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }, [], ['enum-widened']),
  of('a value is replaced', { enum: ['a', 'b'] }, { enum: ['a', 'c'] }, ['enum-narrowed'], ['enum-widened']),
  of('values are reordered', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, [], []),
  of('text becomes a list of values', text, { enum: ['a', 'b'] }, ['enum-added'], []),
  of('a list of values becomes text', { enum: ['a', 'b'] }, text, [], ['enum-removed']),
  of('a list of one becomes a constant', { enum: ['a'] }, { const: 'a' }, [], []),
  of('values become a pattern that holds them', { enum: ['a', 'bb'] }, { type: 'string', pattern: '^[ab]+$' }, [], ['enum-removed']),
  of('values become a pattern that misses one', { enum: ['a', 'c'] }, { type: 'string', pattern: '^[ab]+$' }, ['type-narrowed'], ['enum-removed']),
  of('a minimum is raised', { type: 'integer', minimum: 0 }, { type: 'integer', minimum: 1 }, ['bound-tightened'], []),
  of('a minimum is lowered', { type: 'integer', minimum: 1 }, { type: 'integer', minimum: 0 }, [], ['bound-loosened']),
  of('a minimum is added', whole, { type: 'integer', minimum: -5 }, ['bound-tightened'], []),
  of('a minimum is removed', { type: 'integer', minimum: -5 }, whole, [], ['bound-loosened']),
  of('a maximum is lowered', { type: 'number', maximum: 10 }, { type: 'number', maximum: 9.5 }, ['bound-tightened'], []),
  of('a maximum is raised', { type: 'integer', maximum: 9 }, { type: 'integer', maximum: 10 }, [], ['bound-loosened']),
  of('whole numbers: above 0 becomes at least 1', { type: 'integer', exclusiveMinimum: 0 }, { type: 'integer', minimum: 1 }, [], []),
  of('fractions: at least 0 becomes above 0', { type: 'number', minimum: 0 }, { type: 'number', exclusiveMinimum: 0 }, ['bound-tightened'], []),
  of('fractions: above 0 becomes at least 0', { type: 'number', exclusiveMinimum: 0 }, { type: 'number', minimum: 0 }, [], ['bound-loosened']),
  of('bounds move up', { type: 'integer', minimum: 0, maximum: 9 }, { type: 'integer', minimum: 5, maximum: 20 }, ['bound-tightened'], ['bound-loosened']),
  of('a maximum that integers never reach is rounded', { type: 'integer', maximum: 9.5 }, { type: 'integer', maximum: 9 }, [], []),
  of('text may no longer be empty', text, { type: 'string', minLength: 1 }, ['bound-tightened'], []),
  of('text may be empty', { type: 'string', minLength: 1 }, text, [], ['bound-loosened']),
  of('a minimum length is raised', { type: 'string', minLength: 2 }, { type: 'string', minLength: 8 }, ['bound-tightened'], []),
  of('a minimum length that the pattern implies', { type: 'string', pattern: '^[0-9a-f]{4,}$' }, { type: 'string', pattern: '^[0-9a-f]{4,}$', minLength: 4 }, [], []),
  of('a pattern is added', text, { type: 'string', pattern: '^/' }, ['pattern-added'], []),
  of('a pattern is removed', { type: 'string', pattern: '^/' }, text, [], ['pattern-removed']),
  of('a pattern admits more', { type: 'string', pattern: '^[a-z]+$' }, { type: 'string', pattern: '^[a-z0-9]+$' }, [], ['pattern-changed']),
  of('a pattern admits less', { type: 'string', pattern: '^[a-z]+$' }, { type: 'string', pattern: '^[a-f]+$' }, ['pattern-changed'], []),
  of('a pattern loses its end', { type: 'string', pattern: '^a$' }, { type: 'string', pattern: '^a' }, [], ['pattern-changed']),
  of('a pattern moves aside', { type: 'string', pattern: '^a' }, { type: 'string', pattern: '^b' }, ['pattern-changed'], ['pattern-changed']),
  of('a pattern is rewritten with the same meaning', { type: 'string', pattern: '^(?:ab|ac)+$' }, { type: 'string', pattern: '^(a[bc])(a[bc])*$' }, [], []),
  of('a digest is shortened', { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' }, { type: 'string', pattern: '^sha256:[0-9a-f]{12}$' }, ['pattern-changed'], ['pattern-changed']),
  of('a pattern gains an exclusion', { type: 'string', pattern: '^/[a-z./]*$' }, { type: 'string', pattern: '^(?!.*[.][.])/[a-z./]*$' }, ['pattern-changed'], []),
  of('a minimum length becomes a pattern that says the same', { type: 'string', minLength: 1 }, { type: 'string', pattern: '[^]' }, [], []),
  of('items change their type', list(text), list(whole), ['type-narrowed'], ['type-widened']),
  of('items lose a value', list({ enum: ['a', 'b'] }), list({ enum: ['a'] }), ['enum-narrowed'], []),
  of('items are described at last', { type: 'array' }, list(text), ['items-constrained'], []),
  of('items are described no longer', list(text), { type: 'array' }, [], ['items-freed']),
  of('a list may no longer be empty', list(text), list(text, { minItems: 1 }), ['bound-tightened'], []),
  of('a list may be empty', list(text, { minItems: 1 }), list(text), [], ['bound-loosened']),
  of('a list is limited', list(text), list(text, { maxItems: 3 }), ['bound-tightened'], []),
  of('items of a list that is always empty', list(text, { maxItems: 0 }), list(whole, { maxItems: 0 }), [], []),
  of('an open map is typed', open({}), open(text), ['type-narrowed'], []),
  of('a typed map is widened', open(text), open({ anyOf: [text, whole] }), [], ['union-branch-added']),
  of('an open object is closed', rest({ a: text }, true), closed({ a: text }), ['additional-closed'], []),
  of('a closed object is opened', closed({ a: text }), rest({ a: text }, true), [], ['additional-opened']),
  of('an open object names a field', rest({}, true), rest({ a: text }, true), ['property-constrained'], []),
  of('an open object stops naming a field', rest({ a: text }, true), rest({}, true), [], ['property-freed']),
  of('a field moves into the typed rest', rest({ a: text }, text), rest({}, text), [], []),
  of('a branch is added', { oneOf: [square] }, { oneOf: [square, circle] }, [], ['union-branch-added']),
  of('a branch is removed', { oneOf: [square, circle] }, { oneOf: [square] }, ['union-branch-removed'], []),
  of('branches are reordered', { oneOf: [square, circle] }, { oneOf: [circle, square] }, [], []),
  of('a branch is widened inside', { oneOf: [square, circle] }, { oneOf: [square, wide] }, [], ['type-widened']),
  of('oneOf becomes anyOf over branches apart', { oneOf: [square, circle] }, { anyOf: [square, circle] }, [], []),
  of('anyOf becomes oneOf over branches that overlap', { anyOf: [whole, { type: 'number' }] }, { oneOf: [whole, { type: 'number' }] }, ['union-overlap'], []),
  of('a discriminator with two values is split', closed({ kind: { enum: ['a', 'b'] } }, ['kind']), { oneOf: [closed({ kind: { const: 'a' } }, ['kind']), closed({ kind: { const: 'b' } }, ['kind'])] }, [], []),
  whole2('a definition is inlined', { ...closed({ a: { $ref: '#/$defs/x' } }), $defs: { x: text } }, closed({ a: text }), [], []),
  whole2('a definition is renamed', { ...closed({ a: { $ref: '#/$defs/x' } }), $defs: { x: whole } }, { ...closed({ a: { $ref: '#/$defs/y' } }), $defs: { y: whole } }, [], []),
  whole2('an unused definition changes', { ...closed({ a: text }), $defs: { x: text } }, { ...closed({ a: text }), $defs: { x: whole } }, [], []),
  whole2('a reference points at another definition', { ...closed({ a: { $ref: '#/$defs/x' } }), $defs: { x: whole, y: text } }, { ...closed({ a: { $ref: '#/$defs/y' } }), $defs: { x: whole, y: text } }, ['type-narrowed'], ['type-widened']),
  whole2('a reference loses its definition', { ...closed({ a: { $ref: '#/$defs/x' } }), $defs: { x: whole } }, closed({ a: { $ref: '#/$defs/x' } }), ['ref-unresolved'], ['ref-unresolved']),
  whole2('a recursive definition changes a leaf', tree(text), tree(whole), ['type-narrowed'], ['type-widened']),
  whole2('a recursive definition requires its leaf', tree(text, []), tree(text), ['required-added'], []),
  whole2('a recursive definition stays', tree(text), tree({ ...text, description: 'a leaf' }), [], []),
  of('a format is added', text, { type: 'string', format: 'date' }, ['keyword-unclear'], ['keyword-unclear']),
  of('a map of a closed kind keeps its bound', list(closed({ a: whole }), { minItems: 1 }), list(closed({ a: whole }), { minItems: 1 }), [], []),
]; // prettier-ignore
