// Generated from policy-level/v1/schema.json by `npm run generate`; edit the schema.

export type Match =
  | {
      kind: 'command';
      /**
       * Command word.
       */
      name: string;
      /**
       * When given, its first non-option word must be this.
       */
      subcommand?: string;
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
      kind: 'instruction';
      /**
       * Each finds by itself: <a|b> is a word of one of two senses, ~3 up to three words of the same sentence, ~~3 of any, {name} a phrase of the guard's; all else is as in a regular expression.
       *
       * @minItems 1
       */
      patterns: string[];
      /**
       * Only text that stands in a form that people do not read: encoded, mirrored, spelled apart.
       */
      disguised?: true;
    };
export type Where =
  | {
      kind: 'command';
      name: string;
      /**
       * All its arguments, in order, letter by letter.
       */
      words: string[];
    }
  | {
      kind: 'path';
      /**
       * In the container's view; a link's target must match too.
       *
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
       * Host names, or `*.` and a suffix.
       *
       * @minItems 1
       */
      hosts: string[];
    };

/**
 * What the organisation or a project adds to the policy of every stage. It can only tighten, but for the organisation's exceptions. Closed.
 */
export interface PolicyLevel {
  contract: 'policy-level/1';
  level: 'organisation' | 'project';
  name: string;
  /**
   * The person or team that answers for this document.
   */
  owner: string;
  /**
   * Own rules; none may replace one from above.
   */
  rules?: Rule[];
  /**
   * What no stage may be granted. `*` is all of a kind.
   */
  forbid?: {
    /**
     * Claude Code tools by exact name; a `*` may end it.
     */
    tools?: string[];
    commands?: {
      name: string;
      /**
       * When given, only these uses.
       *
       * @minItems 1
       */
      subcommands?: string[];
    }[];
    /**
     * Globs in the container's view; a plain path includes all below.
     */
    read?: string[];
    write?: string[];
    /**
     * Host names, `*.` suffixes, or CIDR blocks.
     */
    hosts?: string[];
  };
  /**
   * May only be lower than those above.
   */
  limits?: {
    /**
     * A layer that takes longer denies. Milliseconds.
     */
    deadlineMs?: number;
    /**
     * A larger hook event is refused unread.
     */
    maxEventBytes?: number;
    /**
     * Refusals after which the session is ended.
     */
    maxRefusals?: number;
  };
  /**
   * Of the organisation only.
   */
  exceptions?: Exception[];
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
export interface Exception {
  id: string;
  /**
   * Id of the one rule that it loosens.
   */
  rule: string;
  where: Where;
  /**
   * Skills (`documentation`), stages (`documentation/write`) or profiles that it holds for.
   *
   * @minItems 1
   */
  for: string[];
  /**
   * Who answers for it: the owner of the baseline.
   */
  owner: string;
  reason: string;
  /**
   * Last day (UTC) that it holds; at most a year away.
   */
  expires: string;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "PolicyLevel",
  "description": "What the organisation or a project adds to the policy of every stage. It can only tighten, but for the organisation's exceptions. Closed.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "level",
    "name",
    "owner"
  ],
  "properties": {
    "contract": {
      "const": "policy-level/1"
    },
    "level": {
      "enum": [
        "organisation",
        "project"
      ]
    },
    "name": {
      "type": "string",
      "pattern": "^[a-z0-9-]+$"
    },
    "owner": {
      "type": "string",
      "minLength": 1,
      "description": "The person or team that answers for this document."
    },
    "rules": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/rule"
      },
      "description": "Own rules; none may replace one from above."
    },
    "forbid": {
      "type": "object",
      "additionalProperties": false,
      "description": "What no stage may be granted. `*` is all of a kind.",
      "properties": {
        "tools": {
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 1
          },
          "description": "Claude Code tools by exact name; a `*` may end it."
        },
        "commands": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "name"
            ],
            "properties": {
              "name": {
                "type": "string",
                "minLength": 1
              },
              "subcommands": {
                "type": "array",
                "items": {
                  "type": "string",
                  "minLength": 1
                },
                "minItems": 1,
                "description": "When given, only these uses."
              }
            }
          }
        },
        "read": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^(?:/|\\*\\*/)"
          },
          "description": "Globs in the container's view; a plain path includes all below."
        },
        "write": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^(?:/|\\*\\*/)"
          }
        },
        "hosts": {
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 1
          },
          "description": "Host names, `*.` suffixes, or CIDR blocks."
        }
      }
    },
    "limits": {
      "type": "object",
      "additionalProperties": false,
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
      },
      "description": "May only be lower than those above."
    },
    "exceptions": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/exception"
      },
      "description": "Of the organisation only."
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
            "subcommand": {
              "type": "string",
              "minLength": 1,
              "description": "When given, its first non-option word must be this."
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
            "patterns"
          ],
          "properties": {
            "kind": {
              "const": "instruction"
            },
            "patterns": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "minItems": 1,
              "description": "Each finds by itself: <a|b> is a word of one of two senses, ~3 up to three words of the same sentence, ~~3 of any, {name} a phrase of the guard's; all else is as in a regular expression."
            },
            "disguised": {
              "const": true,
              "description": "Only text that stands in a form that people do not read: encoded, mirrored, spelled apart."
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
    "where": {
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
              "pattern": "^[A-Za-z0-9_.+-]+$"
            },
            "words": {
              "type": "array",
              "items": {
                "type": "string",
                "minLength": 1
              },
              "description": "All its arguments, in order, letter by letter."
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
                "type": "string",
                "minLength": 1
              },
              "minItems": 1,
              "description": "In the container's view; a link's target must match too."
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
                "type": "string",
                "minLength": 1
              },
              "minItems": 1,
              "description": "Host names, or `*.` and a suffix."
            }
          }
        }
      ]
    },
    "exception": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "rule",
        "where",
        "for",
        "owner",
        "reason",
        "expires"
      ],
      "properties": {
        "id": {
          "type": "string",
          "pattern": "^[a-z0-9-]+$"
        },
        "rule": {
          "type": "string",
          "minLength": 1,
          "description": "Id of the one rule that it loosens."
        },
        "where": {
          "$ref": "#/$defs/where"
        },
        "for": {
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 1
          },
          "minItems": 1,
          "description": "Skills (`documentation`), stages (`documentation/write`) or profiles that it holds for."
        },
        "owner": {
          "type": "string",
          "minLength": 1,
          "description": "Who answers for it: the owner of the baseline."
        },
        "reason": {
          "type": "string",
          "minLength": 1
        },
        "expires": {
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
          "description": "Last day (UTC) that it holds; at most a year away."
        }
      }
    }
  }
} as const;
