// Generated from suite/v1/schema.json by `npm run generate`; edit the schema.

export type Check =
  | {
      check: 'sections';
      in: string;
      /**
       * @minItems 1
       */
      require: string[];
    }
  | {
      check: 'cited-commits-exist';
      in: string;
      'at-least': number;
    }
  | {
      check: 'every-paragraph-cites';
      in: string;
      /**
       * @minItems 1
       */
      sections: string[];
    }
  | {
      check: 'mermaid-parses';
      in: string;
      'at-least': number;
    }
  | {
      check: 'no-credential';
      in: string;
    }
  | {
      check: 'links-resolve';
      in: string;
    }
  | {
      check: 'files';
      in: string;
      'at-least': number;
    }
  | {
      check: 'says';
      in: string;
      /**
       * @minItems 1
       */
      texts: string[];
    }
  | {
      check: 'never-says';
      in: string;
      /**
       * @minItems 1
       */
      texts: string[];
    };

/**
 * What experts demand of a skill's outputs, and the attacks it must withstand; written in YAML, no code.
 */
export interface Suite {
  contract: 'suite/1';
  suite: string;
  skill: string;
  owner: string;
  /**
   * @minItems 1
   */
  then: Check[];
  /**
   * Runs that the suite itself asks for: what each is given, and what is demanded of it besides `then`.
   *
   * @minItems 1
   */
  cases?: Case[];
  attacks?: {
    id: string;
    what: string;
    /**
     * What a scripted model asks for, in order, through the real CLI.
     *
     * @minItems 1
     */
    script: {
      tool: string;
      input: {
        [k: string]: unknown;
      };
    }[];
    /**
     * Nothing published: every call is carried out, and the publish gate stays shut.
     */
    expect: 'every-call-refused' | 'nothing-published';
    /**
     * The case on whose repository, inputs and stand-ins the attack is played.
     */
    case?: string;
  }[];
}
/**
 * One run: what it is given, and what its outputs must be.
 */
export interface Case {
  id: string;
  what: string;
  /**
   * Folder beside the suite; its files become the one commit of the repository that the run reads.
   */
  repository: string;
  /**
   * @minItems 1
   */
  inputs?: {
    name: string;
    /**
     * File beside the suite, handed to the run.
     */
    file: string;
  }[];
  /**
   * MCP servers that a program of the skill plays, `mcp/<server>.stand-in.mjs`. The pins hold for it too.
   *
   * @minItems 1
   */
  'stand-ins'?: {
    server: string;
    arguments: string[];
  }[];
  /**
   * @minItems 1
   */
  then: Check[];
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Suite",
  "description": "What experts demand of a skill's outputs, and the attacks it must withstand; written in YAML, no code.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "suite",
    "skill",
    "owner",
    "then"
  ],
  "properties": {
    "contract": {
      "const": "suite/1"
    },
    "suite": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    },
    "skill": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    },
    "owner": {
      "type": "string",
      "minLength": 1
    },
    "then": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/check"
      },
      "minItems": 1
    },
    "cases": {
      "type": "array",
      "minItems": 1,
      "description": "Runs that the suite itself asks for: what each is given, and what is demanded of it besides `then`.",
      "items": {
        "$ref": "#/$defs/case"
      }
    },
    "attacks": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "what",
          "script",
          "expect"
        ],
        "properties": {
          "id": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
          },
          "what": {
            "type": "string",
            "minLength": 1
          },
          "script": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "tool",
                "input"
              ],
              "properties": {
                "tool": {
                  "type": "string"
                },
                "input": {
                  "type": "object",
                  "additionalProperties": {}
                }
              }
            },
            "minItems": 1,
            "description": "What a scripted model asks for, in order, through the real CLI."
          },
          "expect": {
            "enum": [
              "every-call-refused",
              "nothing-published"
            ],
            "description": "Nothing published: every call is carried out, and the publish gate stays shut."
          },
          "case": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            "description": "The case on whose repository, inputs and stand-ins the attack is played."
          }
        }
      }
    }
  },
  "$defs": {
    "check": {
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "check",
            "in",
            "require"
          ],
          "properties": {
            "check": {
              "const": "sections"
            },
            "in": {
              "type": "string"
            },
            "require": {
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
            "check",
            "in",
            "at-least"
          ],
          "properties": {
            "check": {
              "const": "cited-commits-exist"
            },
            "in": {
              "type": "string"
            },
            "at-least": {
              "type": "integer",
              "minimum": 1
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "check",
            "in",
            "sections"
          ],
          "properties": {
            "check": {
              "const": "every-paragraph-cites"
            },
            "in": {
              "type": "string"
            },
            "sections": {
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
            "check",
            "in",
            "at-least"
          ],
          "properties": {
            "check": {
              "const": "mermaid-parses"
            },
            "in": {
              "type": "string"
            },
            "at-least": {
              "type": "integer",
              "minimum": 1
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "check",
            "in"
          ],
          "properties": {
            "check": {
              "const": "no-credential"
            },
            "in": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "check",
            "in"
          ],
          "properties": {
            "check": {
              "const": "links-resolve"
            },
            "in": {
              "type": "string"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "check",
            "in",
            "at-least"
          ],
          "properties": {
            "check": {
              "const": "files"
            },
            "in": {
              "type": "string"
            },
            "at-least": {
              "type": "integer",
              "minimum": 1
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "check",
            "in",
            "texts"
          ],
          "properties": {
            "check": {
              "const": "says"
            },
            "in": {
              "type": "string"
            },
            "texts": {
              "type": "array",
              "items": {
                "type": "string",
                "minLength": 1
              },
              "minItems": 1
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "check",
            "in",
            "texts"
          ],
          "properties": {
            "check": {
              "const": "never-says"
            },
            "in": {
              "type": "string"
            },
            "texts": {
              "type": "array",
              "items": {
                "type": "string",
                "minLength": 1
              },
              "minItems": 1
            }
          }
        }
      ]
    },
    "case": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "what",
        "repository",
        "then"
      ],
      "properties": {
        "id": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
        },
        "what": {
          "type": "string",
          "minLength": 1
        },
        "repository": {
          "type": "string",
          "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$",
          "description": "Folder beside the suite; its files become the one commit of the repository that the run reads."
        },
        "inputs": {
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "name",
              "file"
            ],
            "properties": {
              "name": {
                "type": "string",
                "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
              },
              "file": {
                "type": "string",
                "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]*([./][A-Za-z0-9_-]+)*$",
                "description": "File beside the suite, handed to the run."
              }
            }
          }
        },
        "stand-ins": {
          "type": "array",
          "minItems": 1,
          "description": "MCP servers that a program of the skill plays, `mcp/<server>.stand-in.mjs`. The pins hold for it too.",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "server",
              "arguments"
            ],
            "properties": {
              "server": {
                "type": "string",
                "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
              },
              "arguments": {
                "type": "array",
                "items": {
                  "type": "string"
                }
              }
            }
          }
        },
        "then": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/check"
          },
          "minItems": 1
        }
      },
      "title": "Case",
      "description": "One run: what it is given, and what its outputs must be."
    }
  }
} as const;
