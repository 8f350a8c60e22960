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
    expect: 'every-call-refused';
  }[];
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
              "every-call-refused"
            ]
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
        }
      ]
    }
  }
} as const;
