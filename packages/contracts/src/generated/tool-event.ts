// Generated from tool-event/v1/schema.json by `npm run generate`; edit the schema.

/**
 * One normalised agent event: what was asked, with its paths, hosts and commands named.
 */
export interface ToolEvent {
  contract: 'tool-event/1';
  /**
   * What happened. The Claude Code hook event that carries it is in `hook`.
   */
  event:
    | 'prompt'
    | 'tool.ask'
    | 'tool.permit'
    | 'tool.done'
    | 'tool.failed'
    | 'batch.done'
    | 'session.start'
    | 'session.end'
    | 'agent.start'
    | 'agent.end'
    | 'instructions'
    | 'config'
    | 'other';
  /**
   * Claude Code's hook_event_name.
   */
  hook: string;
  session: string;
  /**
   * tool_use_id; null where Claude Code gives none.
   */
  call: string | null;
  /**
   * Subagent id, null in the main thread.
   */
  agent: string | null;
  tool: string | null;
  cwd: string;
  paths: {
    /**
     * Absolute, `.` and `..` and `~` resolved, symlinks not.
     */
    path: string;
    access: 'read' | 'write' | 'search';
    /**
     * JSON pointer into the hook event, or the shell word.
     */
    from: string;
  }[];
  hosts: {
    host: string;
    from: string;
  }[];
  /**
   * The parsed shell program of a command tool; null for other tools.
   */
  program: Program | null;
  /**
   * Text that the call carries, by direction.
   */
  texts: {
    text: string;
    direction: 'to-tool' | 'to-model';
    from: string;
  }[];
  /**
   * Of the raw hook event.
   */
  digest: string;
}
export interface Program {
  source: string;
  commands: Command[];
  /**
   * Why the program could not be accounted for byte by byte; empty when it was.
   */
  problems: string[];
}
export interface Command {
  /**
   * The command word's value; null when dynamic.
   */
  name: string | null;
  /**
   * Every word, the command word first.
   */
  words: Word[];
  assignments: {
    name: string;
    value: Word;
  }[];
  redirects: {
    op: string;
    target: Word;
  }[];
  /**
   * How the command is reached: the wrappers, substitutions and functions around it, outermost first.
   */
  via: string[];
}
export interface Word {
  /**
   * The word as written.
   */
  source: string;
  /**
   * Its value when that is static; null when only running it would tell.
   */
  text: string | null;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ToolEvent",
  "description": "One normalised agent event: what was asked, with its paths, hosts and commands named.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "event",
    "hook",
    "session",
    "call",
    "agent",
    "tool",
    "cwd",
    "paths",
    "hosts",
    "program",
    "texts",
    "digest"
  ],
  "properties": {
    "contract": {
      "const": "tool-event/1"
    },
    "event": {
      "enum": [
        "prompt",
        "tool.ask",
        "tool.permit",
        "tool.done",
        "tool.failed",
        "batch.done",
        "session.start",
        "session.end",
        "agent.start",
        "agent.end",
        "instructions",
        "config",
        "other"
      ],
      "description": "What happened. The Claude Code hook event that carries it is in `hook`."
    },
    "hook": {
      "type": "string",
      "description": "Claude Code's hook_event_name."
    },
    "session": {
      "type": "string"
    },
    "call": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ],
      "description": "tool_use_id; null where Claude Code gives none."
    },
    "agent": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ],
      "description": "Subagent id, null in the main thread."
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
    "cwd": {
      "type": "string"
    },
    "paths": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "path",
          "access",
          "from"
        ],
        "properties": {
          "path": {
            "type": "string",
            "description": "Absolute, `.` and `..` and `~` resolved, symlinks not."
          },
          "access": {
            "enum": [
              "read",
              "write",
              "search"
            ]
          },
          "from": {
            "type": "string",
            "description": "JSON pointer into the hook event, or the shell word."
          }
        }
      }
    },
    "hosts": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "host",
          "from"
        ],
        "properties": {
          "host": {
            "type": "string"
          },
          "from": {
            "type": "string"
          }
        }
      }
    },
    "program": {
      "anyOf": [
        {
          "$ref": "#/$defs/program"
        },
        {
          "type": "null"
        }
      ],
      "description": "The parsed shell program of a command tool; null for other tools."
    },
    "texts": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "text",
          "direction",
          "from"
        ],
        "properties": {
          "text": {
            "type": "string"
          },
          "direction": {
            "enum": [
              "to-tool",
              "to-model"
            ]
          },
          "from": {
            "type": "string"
          }
        }
      },
      "description": "Text that the call carries, by direction."
    },
    "digest": {
      "type": "string",
      "pattern": "^sha256:[0-9a-f]{64}$",
      "description": "Of the raw hook event."
    }
  },
  "$defs": {
    "word": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "source",
        "text"
      ],
      "properties": {
        "source": {
          "type": "string",
          "description": "The word as written."
        },
        "text": {
          "anyOf": [
            {
              "type": "string"
            },
            {
              "type": "null"
            }
          ],
          "description": "Its value when that is static; null when only running it would tell."
        }
      }
    },
    "command": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "words",
        "assignments",
        "redirects",
        "via"
      ],
      "properties": {
        "name": {
          "anyOf": [
            {
              "type": "string"
            },
            {
              "type": "null"
            }
          ],
          "description": "The command word's value; null when dynamic."
        },
        "words": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/word"
          },
          "description": "Every word, the command word first."
        },
        "assignments": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "name",
              "value"
            ],
            "properties": {
              "name": {
                "type": "string"
              },
              "value": {
                "$ref": "#/$defs/word"
              }
            }
          }
        },
        "redirects": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "op",
              "target"
            ],
            "properties": {
              "op": {
                "type": "string"
              },
              "target": {
                "$ref": "#/$defs/word"
              }
            }
          }
        },
        "via": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "How the command is reached: the wrappers, substitutions and functions around it, outermost first."
        }
      }
    },
    "program": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "source",
        "commands",
        "problems"
      ],
      "properties": {
        "source": {
          "type": "string"
        },
        "commands": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/command"
          }
        },
        "problems": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Why the program could not be accounted for byte by byte; empty when it was."
        }
      }
    }
  }
} as const;
