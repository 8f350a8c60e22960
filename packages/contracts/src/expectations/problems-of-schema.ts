// What is wrong with a document, by a schema that is data and not one of the registered contracts.
import { z } from 'zod';
import type { Schema } from '../compatibility/schema.ts';
import { type Problem, problemsOf } from '../problem.ts';

export function problemsOfSchema(schema: Schema, document: unknown): Problem[] {
  const read = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(document);
  return problemsOf(read.error?.issues ?? [], document);
}
