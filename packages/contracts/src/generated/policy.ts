// Generated from policy/v1/schema.json by `npm run generate`; edit the schema.

export type Match =
  | {
      kind: 'command';
      /**
       * Command word.
       */
      name: string;
      /**
       * Words that must all appear among its arguments; empty means any use.
       */
      words: string[];
    }
  | {
      kind: 'path';
      /**
       * @minItems 1
       */
      globs: string[];
      /**
       * @minItems 1
       */
      access: ('read' | 'write' | 'search')[];
    }
  | {
      kind: 'host';
      /**
       * Host names, `*.` suffixes, or CIDR blocks.
       *
       * @minItems 1
       */
      hosts: string[];
    }
  | {
      kind: 'credential-path';
      /**
       * @minItems 1
       */
      globs: string[];
    }
  | {
      kind: 'credential-text';
      /**
       * Regular expression (u flag) run only where a keyword occurs.
       */
      pattern: string;
      /**
       * @minItems 1
       */
      keywords: string[];
    }
  | {
      kind: 'injection';
      /**
       * Regular expression (iu flags) run on decoded, case-folded text.
       */
      pattern: string;
    }
  | {
      kind: 'builtin';
      /**
       * A check that code implements; the rule carries its words and examples.
       */
      check: string;
    };

/**
 * What the guard decides by: rules of L1-L5 and one stage's problem space. Closed: an unknown field is an error.
 */
export interface Policy {
  contract: 'policy/1';
  name: string;
  rules: Rule[];
  space: Space;
  limits: {
    /**
     * A layer that takes longer denies. Milliseconds.
     */
    deadlineMs: number;
    /**
     * A larger hook event is refused unread.
     */
    maxEventBytes: number;
    /**
     * Refusals after which the session is ended.
     */
    maxRefusals: number;
  };
}
export interface Rule {
  id: string;
  layer: 'L1' | 'L2' | 'L3' | 'L4' | 'L5';
  title: string;
  severity: 'low' | 'medium' | 'high' | 'critical';
  reason: string;
  /**
   * What to do instead; itself allowed.
   */
  instead: string;
  references: string[];
  match: Match;
  examples: {
    /**
     * @minItems 1
     */
    refused: string[];
    /**
     * Near misses that must pass.
     *
     * @minItems 1
     */
    allowed: string[];
  };
}
export interface Space {
  /**
   * Claude Code tools by exact name; everything else is refused.
   */
  tools: string[];
  /**
   * The problem space: commands that Bash may run.
   */
  commands: CommandGrant[];
  /**
   * Roots, in the container's view.
   */
  read: string[];
  write: string[];
  /**
   * Hosts that the stage lists; empty means no egress.
   */
  hosts: string[];
}
export interface CommandGrant {
  name: string;
  /**
   * When given, the first non-option word must be one of these.
   *
   * @minItems 1
   */
  subcommands?: string[];
  why: string;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Policy",
  "description": "What the guard decides by: rules of L1-L5 and one stage's problem space. Closed: an unknown field is an error.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "name",
    "rules",
    "space",
    "limits"
  ],
  "properties": {
    "contract": {
      "const": "policy/1"
    },
    "name": {
      "type": "string"
    },
    "rules": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/rule"
      }
    },
    "space": {
      "$ref": "#/$defs/space"
    },
    "limits": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "deadlineMs",
        "maxEventBytes",
        "maxRefusals"
      ],
      "properties": {
        "deadlineMs": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "description": "A layer that takes longer denies. Milliseconds."
        },
        "maxEventBytes": {
          "type": "integer",
          "minimum": 1024,
          "description": "A larger hook event is refused unread."
        },
        "maxRefusals": {
          "type": "integer",
          "minimum": 1,
          "description": "Refusals after which the session is ended."
        }
      }
    }
  },
  "$defs": {
    "match": {
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "name",
            "words"
          ],
          "properties": {
            "kind": {
              "const": "command"
            },
            "name": {
              "type": "string",
              "description": "Command word."
            },
            "words": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "description": "Words that must all appear among its arguments; empty means any use."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "globs",
            "access"
          ],
          "properties": {
            "kind": {
              "const": "path"
            },
            "globs": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "minItems": 1
            },
            "access": {
              "type": "array",
              "items": {
                "enum": [
                  "read",
                  "write",
                  "search"
                ]
              },
              "minItems": 1
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "hosts"
          ],
          "properties": {
            "kind": {
              "const": "host"
            },
            "hosts": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "minItems": 1,
              "description": "Host names, `*.` suffixes, or CIDR blocks."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "globs"
          ],
          "properties": {
            "kind": {
              "const": "credential-path"
            },
            "globs": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "minItems": 1
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "pattern",
            "keywords"
          ],
          "properties": {
            "kind": {
              "const": "credential-text"
            },
            "pattern": {
              "type": "string",
              "description": "Regular expression (u flag) run only where a keyword occurs."
            },
            "keywords": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "minItems": 1
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "pattern"
          ],
          "properties": {
            "kind": {
              "const": "injection"
            },
            "pattern": {
              "type": "string",
              "description": "Regular expression (iu flags) run on decoded, case-folded text."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "check"
          ],
          "properties": {
            "kind": {
              "const": "builtin"
            },
            "check": {
              "type": "string",
              "description": "A check that code implements; the rule carries its words and examples."
            }
          }
        }
      ]
    },
    "rule": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "layer",
        "title",
        "severity",
        "reason",
        "instead",
        "references",
        "match",
        "examples"
      ],
      "properties": {
        "id": {
          "type": "string",
          "pattern": "^[a-z]+(\\.[a-z0-9-]+)+$"
        },
        "layer": {
          "enum": [
            "L1",
            "L2",
            "L3",
            "L4",
            "L5"
          ]
        },
        "title": {
          "type": "string",
          "minLength": 1
        },
        "severity": {
          "enum": [
            "low",
            "medium",
            "high",
            "critical"
          ]
        },
        "reason": {
          "type": "string",
          "minLength": 1
        },
        "instead": {
          "type": "string",
          "minLength": 1,
          "description": "What to do instead; itself allowed."
        },
        "references": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "match": {
          "$ref": "#/$defs/match"
        },
        "examples": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "refused",
            "allowed"
          ],
          "properties": {
            "refused": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "minItems": 1
            },
            "allowed": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "minItems": 1,
              "description": "Near misses that must pass."
            }
          }
        }
      }
    },
    "commandGrant": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "why"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "subcommands": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "minItems": 1,
          "description": "When given, the first non-option word must be one of these."
        },
        "why": {
          "type": "string",
          "minLength": 1
        }
      }
    },
    "space": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "tools",
        "commands",
        "read",
        "write",
        "hosts"
      ],
      "properties": {
        "tools": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Claude Code tools by exact name; everything else is refused."
        },
        "commands": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/commandGrant"
          },
          "description": "The problem space: commands that Bash may run."
        },
        "read": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^/"
          },
          "description": "Roots, in the container's view."
        },
        "write": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^/"
          }
        },
        "hosts": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Hosts that the stage lists; empty means no egress."
        }
      }
    }
  }
} as const;
