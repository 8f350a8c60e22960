// Layers for tests of the guard alone: words in the call say what each layer does.
import { createHash } from 'node:crypto';
import type { ToolEvent, Verdict } from '@agent-harness/contracts';
import type { Layers } from './layers.ts';

const events: Record<string, ToolEvent['event']> = {
  UserPromptSubmit: 'prompt',
  PreToolUse: 'tool.ask',
  PermissionRequest: 'tool.permit',
  PostToolUse: 'tool.done',
  PostToolUseFailure: 'tool.failed',
  PostToolBatch: 'batch.done',
  SessionStart: 'session.start',
  SessionEnd: 'session.end',
  SubagentStart: 'agent.start',
  SubagentStop: 'agent.end',
  InstructionsLoaded: 'instructions',
  ConfigChange: 'config',
};

const verdict = (rule: string | null): Verdict => ({
  layer: 'L1',
  verdict: rule ? 'deny' : 'allow',
  rule,
  reason: rule ?? 'fine',
  instead: null,
  words: [],
});

/** `BAD` is denied, `CRASH` throws, `SLOW` blocks for 100 ms, `SECRET` is redacted, `INJECT` is marked. */
export const fakeLayers: Layers = {
  readFacts: (value) => fakeLayers.normalise(value),
  normalise(value) {
    const raw = value as Record<string, string>;
    const hook = raw['hook_event_name'];
    if (!hook) throw new TypeError('no hook_event_name');
    return {
      contract: 'tool-event/1',
      event: events[hook] ?? 'other',
      hook,
      session: 's1',
      call: raw['tool_use_id'] ?? null,
      agent: null,
      tool: raw['tool_name'] ?? null,
      cwd: '/workspace',
      paths: [],
      hosts: [],
      program: null,
      texts: [
        { text: JSON.stringify(raw['tool_input'] ?? raw['prompt'] ?? ''), direction: 'to-tool', from: '' },
      ],
      digest: `sha256:${createHash('sha256').update(JSON.stringify(value)).digest('hex')}`,
    };
  },
  decide({ texts }) {
    const text = texts.map(({ text: said }) => said).join('\n');
    if (text.includes('CRASH')) throw new Error('layer crashed');
    const until = Date.now() + (text.includes('SLOW') ? 100 : 0);
    while (Date.now() < until);
    const bad = text.includes('BAD');
    return {
      decision: bad ? 'deny' : 'allow',
      verdicts: [verdict(bad ? 'shell.bad' : null)],
      reason: bad ? 'BAD is refused' : 'allowed by policy test',
      injected: false,
      layerMicros: { L1: 1 },
      resolved: [],
    };
  },
  resolver: () => (path) => ({ real: path }),
  sanitiseResponse(response) {
    const text = JSON.stringify(response) ?? 'null';
    const changed = text.includes('SECRET');
    return {
      value: JSON.parse(text.replaceAll('SECRET', '[redacted]')) as unknown,
      changed,
      verdicts: [],
      injected: text.includes('INJECT'),
    };
  },
  credentialsIn: () => [],
  redactor: () => ({ clean: false, redact: (text) => text.replaceAll('SECRET', '[redacted]') }),
};
