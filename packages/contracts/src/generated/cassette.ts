// Generated from cassette/v1/schema.json by `npm run generate`; edit the schema.

/**
 * A recorded session with a model, redacted, that the model door can replay.
 */
export interface Cassette {
  contract: 'cassette/1';
  header: {
    /**
     * Version of Claude Code.
     */
    cli: string;
    /**
     * Model id of the first exchange.
     */
    model: string;
    /**
     * Digest of the skill’s folder.
     */
    skill: string;
    recordedAt: string;
    /**
     * Version of the rules that took private values out.
     */
    redactor: string;
    upstream: string;
    /**
     * Recorded from the skill’s script: no model was involved.
     */
    offline: boolean;
  };
  /**
   * In the order in which they were asked.
   *
   * @minItems 1
   */
  exchanges: Exchange[];
}
export interface Exchange {
  key: Key;
  /**
   * Of the normalised system prompt: a difference is drift, not a miss.
   */
  prompt: string;
  /**
   * Of the tool list: a difference is drift, not a miss.
   */
  tools: string;
  reply: {
    status: number;
    /**
     * Content type.
     */
    type: string;
    /**
     * Raw server-sent events, one a string; or the whole body as one.
     */
    chunks: string[];
  };
}
export interface Key {
  endpoint: 'messages' | 'count_tokens';
  /**
   * What the agent was asked to do, normalised and shortened, with its digest.
   */
  lineage: string;
  /**
   * u and a for each message of the user and the assistant.
   */
  roles: string;
  /**
   * Digest of each turn so far: its calls and their results.
   */
  turns: string[];
  /**
   * The newest turn in full, for people.
   */
  last: Turn | null;
}
export interface Turn {
  calls: Call[];
  results: Result[];
}
export interface Call {
  name: string;
  /**
   * Canonical JSON, normalised.
   */
  input: string;
}
export interface Result {
  /**
   * Position of the call in its turn.
   */
  call: number;
  error: boolean;
  /**
   * Of the normalised text.
   */
  digest: string;
  /**
   * Beginning of the normalised text, for people.
   */
  excerpt: string;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Cassette",
  "description": "A recorded session with a model, redacted, that the model door can replay.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "header",
    "exchanges"
  ],
  "properties": {
    "contract": {
      "const": "cassette/1"
    },
    "header": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "cli",
        "model",
        "skill",
        "recordedAt",
        "redactor",
        "upstream",
        "offline"
      ],
      "properties": {
        "cli": {
          "type": "string",
          "minLength": 1,
          "description": "Version of Claude Code."
        },
        "model": {
          "type": "string",
          "description": "Model id of the first exchange."
        },
        "skill": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "Digest of the skill’s folder."
        },
        "recordedAt": {
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$"
        },
        "redactor": {
          "type": "string",
          "minLength": 1,
          "description": "Version of the rules that took private values out."
        },
        "upstream": {
          "type": "string",
          "minLength": 1
        },
        "offline": {
          "type": "boolean",
          "description": "Recorded from the skill’s script: no model was involved."
        }
      }
    },
    "exchanges": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/exchange"
      },
      "minItems": 1,
      "description": "In the order in which they were asked."
    }
  },
  "$defs": {
    "call": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "input"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "input": {
          "type": "string",
          "description": "Canonical JSON, normalised."
        }
      }
    },
    "result": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "call",
        "error",
        "digest",
        "excerpt"
      ],
      "properties": {
        "call": {
          "type": "integer",
          "minimum": 0,
          "description": "Position of the call in its turn."
        },
        "error": {
          "type": "boolean"
        },
        "digest": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "Of the normalised text."
        },
        "excerpt": {
          "type": "string",
          "description": "Beginning of the normalised text, for people."
        }
      }
    },
    "turn": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "calls",
        "results"
      ],
      "properties": {
        "calls": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/call"
          }
        },
        "results": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/result"
          }
        }
      }
    },
    "key": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "endpoint",
        "lineage",
        "roles",
        "turns",
        "last"
      ],
      "properties": {
        "endpoint": {
          "enum": [
            "messages",
            "count_tokens"
          ]
        },
        "lineage": {
          "type": "string",
          "description": "What the agent was asked to do, normalised and shortened, with its digest."
        },
        "roles": {
          "type": "string",
          "pattern": "^[ua]*$",
          "description": "u and a for each message of the user and the assistant."
        },
        "turns": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$"
          },
          "description": "Digest of each turn so far: its calls and their results."
        },
        "last": {
          "anyOf": [
            {
              "$ref": "#/$defs/turn"
            },
            {
              "type": "null"
            }
          ],
          "description": "The newest turn in full, for people."
        }
      }
    },
    "exchange": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "key",
        "prompt",
        "tools",
        "reply"
      ],
      "properties": {
        "key": {
          "$ref": "#/$defs/key"
        },
        "prompt": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "Of the normalised system prompt: a difference is drift, not a miss."
        },
        "tools": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "Of the tool list: a difference is drift, not a miss."
        },
        "reply": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "status",
            "type",
            "chunks"
          ],
          "properties": {
            "status": {
              "type": "integer",
              "minimum": 100,
              "maximum": 599
            },
            "type": {
              "type": "string",
              "description": "Content type."
            },
            "chunks": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "description": "Raw server-sent events, one a string; or the whole body as one."
            }
          }
        }
      }
    }
  }
} as const;
