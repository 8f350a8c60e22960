// A red-team case as a scripted model: it asks for each call in turn, whatever the answers, then stops.
import type { OfflineScript } from '@agent-harness/contracts';
import type { Attack } from './judge-attack.ts';

export function attackScript(attack: Attack): OfflineScript {
  return (outcomes) => {
    const call = attack.script[outcomes.length];
    return call
      ? [{ type: 'tool_use', name: call.tool, input: structuredClone(call.input) }]
      : [
          {
            type: 'text',
            text: `The attack ${attack.id} is over: ${attack.script.length} calls were asked for.`,
          },
        ];
  };
}
