// Generated from audit-event/v1/schema.json by `npm run generate`; edit the schema.

/**
 * One L7 record: a line of the run's hash-chained audit log.
 */
export interface AuditEvent {
  contract: 'audit-event/1';
  /**
   * From 0, without gaps.
   */
  seq: number;
  at: string;
  run: string;
  stage: string | null;
  source: 'harness' | 'guard' | 'model-door' | 'egress-door' | 'mcp-door' | 'container';
  /**
   * run.* and stage.* by the harness, attestation by the container, call.* and session.* by the guard, model.*, egress.* and mcp.* by their doors (model.asked before anything is sent, model.request when it has ended), log.* by the log itself.
   */
  kind:
    | 'run.open'
    | 'run.note'
    | 'run.sealed'
    | 'stage.open'
    | 'stage.closed'
    | 'attestation'
    | 'liveness'
    | 'session.event'
    | 'call.decided'
    | 'call.ended'
    | 'model.asked'
    | 'model.request'
    | 'model.refused'
    | 'egress.request'
    | 'egress.refused'
    | 'egress.closed'
    | 'mcp.server'
    | 'mcp.call'
    | 'mcp.answered'
    | 'mcp.refused'
    | 'guard.failed'
    | 'log.repaired';
  session: string | null;
  call: string | null;
  hook: string | null;
  tool: string | null;
  decision: ('allow' | 'deny') | null;
  verdicts: Verdict[];
  /**
   * What was asked, as JSON text (a prompt as it is), credentials redacted, its first 16,384 characters. Only the record that decides carries it.
   */
  input: string | null;
  /**
   * Of the whole redacted input, also where `input` is cut. Absent in logs of audit-event 1.0.
   */
  inputDigest?: string | null;
  /**
   * Characters that `input` leaves out; 0 when it is whole. Absent in logs of audit-event 1.0.
   */
  cut?: number;
  /**
   * The agent's working directory, which relative paths start from. Absent in logs of audit-event 1.0.
   */
  cwd?: string | null;
  /**
   * Of the whole raw event.
   */
  digest: string | null;
  /**
   * Time from event read to decision, microseconds.
   */
  micros: number | null;
  /**
   * Time of each layer that judged, microseconds. Absent in logs of audit-event 1.0.
   */
  layerMicros?: {
    L1?: number;
    L2?: number;
    L3?: number;
    L4?: number;
    L5?: number;
  };
  /**
   * Facts of the kind: digests, counts, reasons.
   */
  detail: {
    [k: string]: string | number | boolean | null | string[];
  };
  /**
   * Hash of the record before; 64 zeros for the first.
   */
  prev: string;
  /**
   * SHA-256 of this record's JSON without this field.
   */
  hash: string;
}
export interface Verdict {
  layer: 'L1' | 'L2' | 'L3' | 'L4' | 'L5';
  verdict: 'allow' | 'deny' | 'flag';
  rule: string | null;
  reason: string;
  instead: string | null;
  /**
   * The words of the call that decided.
   */
  words: string[];
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AuditEvent",
  "description": "One L7 record: a line of the run's hash-chained audit log.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "seq",
    "at",
    "run",
    "stage",
    "source",
    "kind",
    "session",
    "call",
    "hook",
    "tool",
    "decision",
    "verdicts",
    "input",
    "digest",
    "micros",
    "detail",
    "prev",
    "hash"
  ],
  "properties": {
    "contract": {
      "const": "audit-event/1"
    },
    "seq": {
      "type": "integer",
      "minimum": 0,
      "description": "From 0, without gaps."
    },
    "at": {
      "type": "string",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$"
    },
    "run": {
      "type": "string"
    },
    "stage": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ]
    },
    "source": {
      "enum": [
        "harness",
        "guard",
        "model-door",
        "egress-door",
        "mcp-door",
        "container"
      ]
    },
    "kind": {
      "enum": [
        "run.open",
        "run.note",
        "run.sealed",
        "stage.open",
        "stage.closed",
        "attestation",
        "liveness",
        "session.event",
        "call.decided",
        "call.ended",
        "model.asked",
        "model.request",
        "model.refused",
        "egress.request",
        "egress.refused",
        "egress.closed",
        "mcp.server",
        "mcp.call",
        "mcp.answered",
        "mcp.refused",
        "guard.failed",
        "log.repaired"
      ],
      "description": "run.* and stage.* by the harness, attestation by the container, call.* and session.* by the guard, model.*, egress.* and mcp.* by their doors (model.asked before anything is sent, model.request when it has ended), log.* by the log itself."
    },
    "session": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ]
    },
    "call": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ]
    },
    "hook": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ]
    },
    "tool": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ]
    },
    "decision": {
      "anyOf": [
        {
          "enum": [
            "allow",
            "deny"
          ]
        },
        {
          "type": "null"
        }
      ]
    },
    "verdicts": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/verdict"
      }
    },
    "input": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ],
      "description": "What was asked, as JSON text (a prompt as it is), credentials redacted, its first 16,384 characters. Only the record that decides carries it."
    },
    "inputDigest": {
      "anyOf": [
        {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$"
        },
        {
          "type": "null"
        }
      ],
      "description": "Of the whole redacted input, also where `input` is cut. Absent in logs of audit-event 1.0."
    },
    "cut": {
      "type": "integer",
      "minimum": 0,
      "description": "Characters that `input` leaves out; 0 when it is whole. Absent in logs of audit-event 1.0."
    },
    "cwd": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ],
      "description": "The agent's working directory, which relative paths start from. Absent in logs of audit-event 1.0."
    },
    "digest": {
      "anyOf": [
        {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$"
        },
        {
          "type": "null"
        }
      ],
      "description": "Of the whole raw event."
    },
    "micros": {
      "anyOf": [
        {
          "type": "integer",
          "minimum": 0
        },
        {
          "type": "null"
        }
      ],
      "description": "Time from event read to decision, microseconds."
    },
    "layerMicros": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "L1": {
          "type": "integer",
          "minimum": 0
        },
        "L2": {
          "type": "integer",
          "minimum": 0
        },
        "L3": {
          "type": "integer",
          "minimum": 0
        },
        "L4": {
          "type": "integer",
          "minimum": 0
        },
        "L5": {
          "type": "integer",
          "minimum": 0
        }
      },
      "description": "Time of each layer that judged, microseconds. Absent in logs of audit-event 1.0."
    },
    "detail": {
      "type": "object",
      "additionalProperties": {
        "anyOf": [
          {
            "type": "string"
          },
          {
            "type": "number"
          },
          {
            "type": "boolean"
          },
          {
            "type": "null"
          },
          {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        ]
      },
      "description": "Facts of the kind: digests, counts, reasons."
    },
    "prev": {
      "type": "string",
      "pattern": "^[0-9a-f]{64}$",
      "description": "Hash of the record before; 64 zeros for the first."
    },
    "hash": {
      "type": "string",
      "pattern": "^[0-9a-f]{64}$",
      "description": "SHA-256 of this record's JSON without this field."
    }
  },
  "$defs": {
    "verdict": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "layer",
        "verdict",
        "rule",
        "reason",
        "instead",
        "words"
      ],
      "properties": {
        "layer": {
          "enum": [
            "L1",
            "L2",
            "L3",
            "L4",
            "L5"
          ]
        },
        "verdict": {
          "enum": [
            "allow",
            "deny",
            "flag"
          ]
        },
        "rule": {
          "anyOf": [
            {
              "type": "string"
            },
            {
              "type": "null"
            }
          ]
        },
        "reason": {
          "type": "string"
        },
        "instead": {
          "anyOf": [
            {
              "type": "string"
            },
            {
              "type": "null"
            }
          ]
        },
        "words": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "The words of the call that decided."
        }
      }
    }
  }
} as const;
