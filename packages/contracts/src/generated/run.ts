// Generated from run/v1/schema.json by `npm run generate`; edit the schema.

/**
 * What a run used (digests), did and produced.
 */
export interface RunRecord {
  contract: 'run/1';
  id: string;
  skill: string;
  startedAt: string;
  endedAt: string;
  verdict: 'passed' | 'failed' | 'refused' | 'aborted';
  exitCode: number;
  /**
   * One sentence; null when passed.
   */
  reason: string | null;
  repository: {
    head: string;
    branch: string | null;
    dirty: boolean;
  };
  model: {
    upstream: string;
    offline: boolean;
  };
  /**
   * The release that ran, when the harness was installed from one: everything loaded was compared with it.
   */
  release?: {
    version: string;
    /**
     * Of release.json.
     */
    digest: string;
  };
  /**
   * Digests by name: manifest, policy of each stage, image, cli, hook client, guard, settings.
   */
  used: {
    [k: string]: string;
  };
  /**
   * How the stages were confined; absent when none was started.
   */
  confinement?: {
    mode: 'launch' | 'in-place';
    /**
     * Promises that a stage ran without, each accepted by whoever started the run.
     */
    missing: {
      stage: string;
      promise: string;
      why: string;
    }[];
  };
  stages: {
    name: string;
    kind: 'program' | 'agent';
    exitCode: number;
    seconds: number;
    session: string | null;
    calls: {
      asked: number;
      allowed: number;
      refused: number;
    };
    /**
     * Trifecta legs derived from its grants.
     *
     * @maxItems 2
     */
    legs: ('reads-private' | 'reads-untrusted' | 'sends-or-changes')[];
  }[];
  outputs: {
    path: string;
    bytes: number;
    digest: string;
  }[];
  gate: {
    check: string;
    passed: boolean;
    detail: string;
  }[];
  audit: {
    file: string;
    events: number;
    head: string;
    sealed: boolean;
  };
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "RunRecord",
  "description": "What a run used (digests), did and produced.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "id",
    "skill",
    "startedAt",
    "endedAt",
    "verdict",
    "exitCode",
    "reason",
    "repository",
    "model",
    "used",
    "stages",
    "outputs",
    "gate",
    "audit"
  ],
  "properties": {
    "contract": {
      "const": "run/1"
    },
    "id": {
      "type": "string"
    },
    "skill": {
      "type": "string"
    },
    "startedAt": {
      "type": "string",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$"
    },
    "endedAt": {
      "type": "string",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$"
    },
    "verdict": {
      "enum": [
        "passed",
        "failed",
        "refused",
        "aborted"
      ]
    },
    "exitCode": {
      "type": "integer",
      "minimum": 0,
      "maximum": 255
    },
    "reason": {
      "anyOf": [
        {
          "type": "string"
        },
        {
          "type": "null"
        }
      ],
      "description": "One sentence; null when passed."
    },
    "repository": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "head",
        "branch",
        "dirty"
      ],
      "properties": {
        "head": {
          "type": "string"
        },
        "branch": {
          "anyOf": [
            {
              "type": "string"
            },
            {
              "type": "null"
            }
          ]
        },
        "dirty": {
          "type": "boolean"
        }
      }
    },
    "model": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "upstream",
        "offline"
      ],
      "properties": {
        "upstream": {
          "type": "string"
        },
        "offline": {
          "type": "boolean"
        }
      }
    },
    "release": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "version",
        "digest"
      ],
      "description": "The release that ran, when the harness was installed from one: everything loaded was compared with it.",
      "properties": {
        "version": {
          "type": "string",
          "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$"
        },
        "digest": {
          "type": "string",
          "pattern": "^sha512:[0-9a-f]{128}$",
          "description": "Of release.json."
        }
      }
    },
    "used": {
      "type": "object",
      "additionalProperties": {
        "type": "string",
        "pattern": "^sha256:[0-9a-f]{64}$"
      },
      "description": "Digests by name: manifest, policy of each stage, image, cli, hook client, guard, settings."
    },
    "confinement": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "mode",
        "missing"
      ],
      "description": "How the stages were confined; absent when none was started.",
      "properties": {
        "mode": {
          "enum": [
            "launch",
            "in-place"
          ]
        },
        "missing": {
          "type": "array",
          "description": "Promises that a stage ran without, each accepted by whoever started the run.",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "stage",
              "promise",
              "why"
            ],
            "properties": {
              "stage": {
                "type": "string"
              },
              "promise": {
                "type": "string"
              },
              "why": {
                "type": "string"
              }
            }
          }
        }
      }
    },
    "stages": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "kind",
          "exitCode",
          "seconds",
          "session",
          "calls",
          "legs"
        ],
        "properties": {
          "name": {
            "type": "string"
          },
          "kind": {
            "enum": [
              "program",
              "agent"
            ]
          },
          "exitCode": {
            "type": "integer"
          },
          "seconds": {
            "type": "number",
            "minimum": 0
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
          "calls": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "asked",
              "allowed",
              "refused"
            ],
            "properties": {
              "asked": {
                "type": "integer",
                "minimum": 0
              },
              "allowed": {
                "type": "integer",
                "minimum": 0
              },
              "refused": {
                "type": "integer",
                "minimum": 0
              }
            }
          },
          "legs": {
            "type": "array",
            "items": {
              "enum": [
                "reads-private",
                "reads-untrusted",
                "sends-or-changes"
              ]
            },
            "maxItems": 2,
            "description": "Trifecta legs derived from its grants."
          }
        }
      }
    },
    "outputs": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "path",
          "bytes",
          "digest"
        ],
        "properties": {
          "path": {
            "type": "string"
          },
          "bytes": {
            "type": "integer",
            "minimum": 0
          },
          "digest": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$"
          }
        }
      }
    },
    "gate": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "check",
          "passed",
          "detail"
        ],
        "properties": {
          "check": {
            "type": "string"
          },
          "passed": {
            "type": "boolean"
          },
          "detail": {
            "type": "string"
          }
        }
      }
    },
    "audit": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "file",
        "events",
        "head",
        "sealed"
      ],
      "properties": {
        "file": {
          "type": "string"
        },
        "events": {
          "type": "integer",
          "minimum": 0
        },
        "head": {
          "type": "string"
        },
        "sealed": {
          "type": "boolean"
        }
      }
    }
  }
} as const;
