// The way from an import to a place, for each language.
import type { Language } from '../parse/languages.ts';
import type { TreeFacts } from '../tree-facts.ts';
import { goResolver } from './go.ts';
import { javascriptResolver } from './javascript.ts';
import { csharpResolver, type Declarations, javaResolver } from './namespaces.ts';
import { pythonResolver } from './python.ts';
import { rustResolver } from './rust.ts';
import type { Resolver, Target } from './target.ts';

/** Resolvers are made when their language is met first. */
export function startResolving(
  facts: TreeFacts,
  declared: Declarations,
): (language: Language, file: string, specifier: string) => Target {
  const made = new Map<Language, Resolver>();
  return (language, file, specifier) => {
    const resolver = made.get(language) ?? resolverOf(language, facts, declared);
    made.set(language, resolver);
    return resolver(file, specifier);
  };
}

function resolverOf(language: Language, facts: TreeFacts, declared: Declarations): Resolver {
  switch (language) {
    case 'javascript':
    case 'typescript':
    case 'tsx':
      return javascriptResolver(facts);
    case 'python':
      return pythonResolver(facts);
    case 'go':
      return goResolver(facts);
    case 'rust':
      return rustResolver(facts);
    case 'java':
      return javaResolver(facts, declared);
    case 'c_sharp':
      return csharpResolver(facts, declared);
  }
}
