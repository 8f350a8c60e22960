// May this request be sent? Its models, the provider's own tools it asks for, and what is left of the budget.
import type { Model, ModelCatalogue } from '@agent-harness/contracts';
import type { BudgetLimits } from '../spend/budget.ts';
import { findModel, sameModel } from '../spend/load-catalogue.ts';
import { modelsAsked } from './models-asked.ts';
import type { ModelRequest } from './read-request.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type ServerTool, serverToolsAsked } from './server-tools.ts';

export interface Allowance {
  /** Model ids; undefined allows what the catalogue knows, or anything where nothing is billed. */
  models?: readonly string[] | undefined;
  serverTools: readonly ServerTool[];
  limits: BudgetLimits;
  catalogue: ModelCatalogue;
  /** False for upstreams that cost nothing. */
  billed: boolean;
}

export interface Admitted {
  /** Null where nothing is billed and the catalogue does not know it. */
  model: Model | null;
}

export function admitRequest(request: ModelRequest, allowance: Allowance): Admitted | Refusal {
  const models = modelsAsked(request.value);
  const denied = models.map((name) => modelProblem(name, allowance)).find((problem) => problem !== null);
  if (denied !== undefined) return refusal(403, denied);
  const use = serverToolsAsked(request.value).find(
    ({ tool }) => !(allowance.serverTools as readonly string[]).includes(tool),
  );
  if (use !== undefined) return refusal(403, toolProblem(use.tool, use.where));
  return { model: findModel(allowance.catalogue, models[0] ?? '') };
}

function modelProblem(name: string, { models, catalogue, billed, limits }: Allowance): string | null {
  if (models !== undefined && !models.some((allowed) => sameModel(allowed, name)))
    return `the stage may not use the model ${name}; it may use ${models.join(', ')}`;
  if (!billed || findModel(catalogue, name) !== null) return null;
  if (models === undefined)
    return `the model ${name} is not in the catalogue; add it there, or name it in the stage’s models`;
  return limits.usd === undefined
    ? null
    : `the model ${name} has no price, so a budget in money cannot be kept; add it to the catalogue`;
}

function toolProblem(tool: string, where: string): string {
  if (tool === 'mcp')
    return `remote MCP servers are not reached through the model (${where}); grant the server under grants.mcp`;
  if (tool === 'unknown') return `${where} is not known to this door, so it is not sent`;
  return `the stage was not granted ${tool}, which ${where} asks of the model’s provider (grants.serverTools)`;
}
