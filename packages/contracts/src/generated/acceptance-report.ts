// Generated from acceptance-report/v1/schema.json by `npm run generate`; edit the schema.

/**
 * What was found when a suite was run against outputs.
 */
export interface AcceptanceReport {
  contract: 'acceptance-report/1';
  suite: string;
  skill: string;
  run: string | null;
  passed: boolean;
  checks: {
    check: string;
    in: string;
    passed: boolean;
    findings: {
      file: string;
      line: number | null;
      message: string;
    }[];
    /**
     * The case of the suite, when the suite has cases.
     */
    case?: string;
  }[];
  attacks: {
    id: string;
    passed: boolean;
    calls: {
      tool: string;
      refused: boolean;
      rule: string | null;
      inAudit: boolean;
    }[];
    /**
     * Why the run published nothing, where that is what was expected; null when it published.
     */
    gate?: string | null;
    /**
     * Why the session ended before every call had been asked; left out where all were.
     */
    ended?: string;
  }[];
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "AcceptanceReport",
  "description": "What was found when a suite was run against outputs.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "suite",
    "skill",
    "run",
    "passed",
    "checks",
    "attacks"
  ],
  "properties": {
    "contract": {
      "const": "acceptance-report/1"
    },
    "suite": {
      "type": "string"
    },
    "skill": {
      "type": "string"
    },
    "run": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ]
    },
    "passed": {
      "type": "boolean"
    },
    "checks": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "check",
          "in",
          "passed",
          "findings"
        ],
        "properties": {
          "check": {
            "type": "string"
          },
          "in": {
            "type": "string"
          },
          "passed": {
            "type": "boolean"
          },
          "findings": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "file",
                "line",
                "message"
              ],
              "properties": {
                "file": {
                  "type": "string"
                },
                "line": {
                  "anyOf": [
                    {
                      "type": "integer",
                      "minimum": 1
                    },
                    {
                      "type": "null"
                    }
                  ]
                },
                "message": {
                  "type": "string"
                }
              }
            }
          },
          "case": {
            "type": "string",
            "description": "The case of the suite, when the suite has cases."
          }
        }
      }
    },
    "attacks": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "id",
          "passed",
          "calls"
        ],
        "properties": {
          "id": {
            "type": "string"
          },
          "passed": {
            "type": "boolean"
          },
          "calls": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "tool",
                "refused",
                "rule",
                "inAudit"
              ],
              "properties": {
                "tool": {
                  "type": "string"
                },
                "refused": {
                  "type": "boolean"
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
                "inAudit": {
                  "type": "boolean"
                }
              }
            }
          },
          "gate": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ],
            "description": "Why the run published nothing, where that is what was expected; null when it published."
          },
          "ended": {
            "type": "string",
            "description": "Why the session ended before every call had been asked; left out where all were."
          }
        }
      }
    }
  }
} as const;
