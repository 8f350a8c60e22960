// Whether a call's arguments are what its pinned schema describes; what the schema does not name is refused too.
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import type { PinnedTool } from './pin-tool.ts';

export type CheckArguments = (given: Record<string, unknown>) => string | null;

/** @returns a function that says in words what is wrong, or null. @throws when the schema is none */
export function checkArguments({ inputSchema }: PinnedTool): CheckArguments {
  const { $id: _id, ...schema } = inputSchema;
  const validate = new AjvJsonSchemaValidator().getValidator(schema);
  const named = new Set(Object.keys((schema['properties'] ?? {}) as object));
  // A schema that leaves the rest open by not speaking of it is closed here; one that opens it in words stays open.
  const open =
    (schema['additionalProperties'] ?? false) !== false ||
    ['patternProperties', '$ref', 'allOf', 'anyOf', 'oneOf'].some((keyword) => keyword in schema);
  return (given) => {
    const unnamed = open ? [] : Object.keys(given).filter((key) => !named.has(key));
    if (unnamed.length > 0)
      return `unknown argument ${unnamed.join(', ')}; the tool knows ${[...named].join(', ') || 'none'}`;
    const result = validate(given);
    return result.valid ? null : (result.errorMessage ?? 'not as the schema says');
  };
}
