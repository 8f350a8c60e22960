// Where an incident may look: the reviewed description of one service's workspace and components.
import { HarnessError } from '@agent-harness/contracts';
import { resourceIdOf } from '../alert/fields.ts';
import { listOf, objectOf, parsedOrNull } from '../../text/plain-data.ts';

/** Written by people and reviewed like code; an alert chooses among what is in it and adds nothing. */
export interface Scope {
  schema: 'incident-scope/1';
  /** `portal.azure.com`, or a sovereign cloud's. */
  portal: string;
  tenant: string;
  subscription: string;
  resourceGroup: string;
  /** Name of the Log Analytics workspace. */
  workspace: string;
  /** Application Insights components, as resource ids. */
  components: string[];
}

const NAMES: Readonly<Record<'portal' | 'tenant' | 'subscription' | 'resourceGroup' | 'workspace', RegExp>> =
  {
    portal: /^portal\.azure\.(com|us|cn)$/,
    tenant: /^[\w.-]{1,100}$/,
    subscription: /^[0-9a-f-]{36}$/,
    resourceGroup: /^[\w.()-]{1,90}$/,
    workspace: /^[\w-]{4,63}$/,
  };

/** @throws HarnessError `scope.invalid` with every mistake */
export function readScope(text: string): Scope {
  const fields = objectOf(parsedOrNull(text));
  const wrong = Object.entries(NAMES).flatMap(([name, form]) =>
    form.test(String(fields[name] ?? '')) ? [] : [`${name} is missing or not of its form ${form.source}`],
  );
  const given = listOf(fields['components']);
  const components = given.flatMap((one) => resourceIdOf(one) ?? []);
  if (components.length === 0 || components.length < given.length)
    wrong.push('components must be a list of Azure resource ids, at least one');
  if (fields['schema'] !== 'incident-scope/1') wrong.push('schema must be incident-scope/1');
  if (wrong.length > 0)
    throw new HarnessError(
      'scope.invalid',
      `the scope cannot be used: ${wrong.join('; ')}`,
      'correct .harness/incident.json',
    );
  return { ...(fields as unknown as Scope), components };
}

export const workspaceId = ({ subscription, resourceGroup, workspace }: Scope): string =>
  `/subscriptions/${subscription}/resourcegroups/${resourceGroup}/providers/microsoft.operationalinsights/workspaces/${workspace}`.toLowerCase();
