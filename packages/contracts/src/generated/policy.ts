// Generated from policy/v1/schema.json by `npm run generate`; edit the schema.

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
    }
  | {
      kind: 'builtin';
      /**
       * A check that code implements; the rule carries its words and examples.
       */
      check: string;
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
  /**
   * Those of the organisation that hold for this stage.
   */
  exceptions?: Exception[];
  /**
   * The documents that this policy was composed of, by digest.
   */
  levels?: Source[];
  /**
   * Attended use only: severities whose refusal a person may overrule. Never high or critical.
   */
  ask?: ('low' | 'medium')[];
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
  /**
   * The policy level that brought the rule; without it, it ships with the guard.
   */
  level?: 'organisation' | 'project';
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
export interface Source {
  level: 'organisation' | 'project';
  name: string;
  owner: string;
  digest: string;
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
    },
    "exceptions": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/exception"
      },
      "description": "Those of the organisation that hold for this stage."
    },
    "levels": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/source"
      },
      "description": "The documents that this policy was composed of, by digest."
    },
    "ask": {
      "type": "array",
      "items": {
        "enum": [
          "low",
          "medium"
        ]
      },
      "description": "Attended use only: severities whose refusal a person may overrule. Never high or critical."
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
        },
        "level": {
          "enum": [
            "organisation",
            "project"
          ],
          "description": "The policy level that brought the rule; without it, it ships with the guard."
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
    },
    "source": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "level",
        "name",
        "owner",
        "digest"
      ],
      "properties": {
        "level": {
          "enum": [
            "organisation",
            "project"
          ]
        },
        "name": {
          "type": "string"
        },
        "owner": {
          "type": "string"
        },
        "digest": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$"
        }
      }
    }
  }
} as const;
