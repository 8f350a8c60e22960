// Generated from skill/v1/schema.json by `npm run generate`; edit the schema.

export type Stage =
  | {
      name: string;
      kind: 'program';
      /**
       * Run in the container; `{skill}` is the skill's folder there.
       *
       * @minItems 1
       */
      argv: string[];
      grants: Grants;
      limits: Limits;
      /**
       * Name of a closed schema whose values are built by code; its output is not tainted.
       */
      declassifies?: string;
      /**
       * What the stage adds. It runs only when the run asks for it by name; else whoever mounts it finds an empty folder.
       */
      optional?: string;
    }
  | {
      name: string;
      kind: 'agent';
      /**
       * The fixed prompt; untrusted text never becomes one.
       */
      prompt: string;
      grants: Grants;
      limits: Limits;
      model?: string;
      /**
       * Model ids that the model door lets the stage use. Absent: every model of the catalogue.
       *
       * @minItems 1
       */
      models?: string[];
    };
export type Mount =
  | {
      source: 'repository';
      target: string;
    }
  | {
      source: 'stage';
      stage: string;
      target: string;
    }
  | {
      /**
       * A folder with one file for each input, named as the input is; absent ones are not there.
       */
      source: 'inputs';
      target: string;
    };

/**
 * A skill: its stages, what each is granted, what it produces and what it may spend.
 */
export interface SkillManifest {
  contract: 'skill/1';
  name: string;
  title: string;
  description: string;
  owner: string;
  /**
   * @minItems 1
   */
  stages: Stage[];
  /**
   * Documents that who starts a run hands over besides the repository: an alert, a question. Others’ words, untrusted.
   *
   * @minItems 1
   */
  inputs?: {
    name: string;
    what: string;
    format: 'json' | 'text';
    required: boolean;
    maxKb: number;
  }[];
  /**
   * Files of the last stage; anything else is refused by the gate.
   *
   * @minItems 1
   */
  outputs: {
    glob: string;
    what: string;
    required: boolean;
    maxKb: number;
  }[];
  /**
   * @minItems 1
   */
  triggers: ('manual' | 'merge' | 'schedule' | 'webhook')[];
  /**
   * Module of the offline draft, relative to the skill's folder.
   */
  offline: string;
  /**
   * Module that re-verifies the outputs outside the container, relative to the skill's folder.
   */
  verify: string;
}
export interface Grants {
  tools: string[];
  commands: CommandGrant[];
  mounts: Mount[];
  hosts: HostGrant[];
  mcp: {
    /**
     * Described by the skill's mcp/<server>.json, its tools pinned in mcp/<server>.pins.json.
     */
    server: string;
    /**
     * @minItems 1
     */
    tools: string[];
    access: 'read' | 'write';
    /**
     * Names of what the MCP door gives to the server; the container never sees it.
     */
    secrets: string[];
    /**
     * Module that judges each call's arguments on the trusted side before the server sees them, relative to the skill's folder. Absent: the pinned schema alone does.
     */
    check?: string;
  }[];
  secrets: string[];
  /**
   * What the model’s provider may do on its own side, out of the guard’s and the container’s reach. Absent: nothing.
   */
  serverTools?: (
    | 'code_execution'
    | 'computer'
    | 'files'
    | 'skills'
    | 'tool_search'
    | 'url_source'
    | 'web_fetch'
    | 'web_search'
  )[];
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
/**
 * One host that the egress door lets the stage reach.
 */
export interface HostGrant {
  /**
   * A name in lower case, or `*.` and a suffix of at least two labels. Addresses are not granted.
   */
  host: string;
  why: string;
  /**
   * https when not given.
   */
  scheme?: 'https' | 'http';
  /**
   * 443, or 80 for http, when not given.
   */
  port?: number;
  /**
   * With methods or paths, the stage asks for http:// and the door speaks TLS; a tunnel, which hides both, is refused.
   *
   * @minItems 1
   */
  methods?: ('GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[];
  /**
   * Paths without query; `*` at the end stands for any rest.
   *
   * @minItems 1
   */
  paths?: string[];
}
export interface Limits {
  seconds: number;
  turns?: number;
  /**
   * Most that the stage’s model requests may cost, by the price table; checked before each request.
   */
  budgetUsd?: number;
  /**
   * Most tokens sent to models, cache reads and writes included.
   */
  inputTokens?: number;
  /**
   * Most tokens that models may write.
   */
  outputTokens?: number;
  /**
   * Most requests to models.
   */
  requests?: number;
  memoryMb: number;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "SkillManifest",
  "description": "A skill: its stages, what each is granted, what it produces and what it may spend.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "name",
    "title",
    "description",
    "owner",
    "stages",
    "outputs",
    "triggers",
    "offline",
    "verify"
  ],
  "properties": {
    "contract": {
      "const": "skill/1"
    },
    "name": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    },
    "title": {
      "type": "string",
      "minLength": 1
    },
    "description": {
      "type": "string",
      "minLength": 1
    },
    "owner": {
      "type": "string",
      "minLength": 1
    },
    "stages": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/stage"
      },
      "minItems": 1
    },
    "inputs": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "what",
          "format",
          "required",
          "maxKb"
        ],
        "properties": {
          "name": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
          },
          "what": {
            "type": "string",
            "minLength": 1
          },
          "format": {
            "enum": [
              "json",
              "text"
            ]
          },
          "required": {
            "type": "boolean"
          },
          "maxKb": {
            "type": "integer",
            "minimum": 1
          }
        }
      },
      "minItems": 1,
      "description": "Documents that who starts a run hands over besides the repository: an alert, a question. Others’ words, untrusted."
    },
    "outputs": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "glob",
          "what",
          "required",
          "maxKb"
        ],
        "properties": {
          "glob": {
            "type": "string"
          },
          "what": {
            "type": "string"
          },
          "required": {
            "type": "boolean"
          },
          "maxKb": {
            "type": "integer",
            "minimum": 1
          }
        }
      },
      "minItems": 1,
      "description": "Files of the last stage; anything else is refused by the gate."
    },
    "triggers": {
      "type": "array",
      "items": {
        "enum": [
          "manual",
          "merge",
          "schedule",
          "webhook"
        ]
      },
      "minItems": 1
    },
    "offline": {
      "type": "string",
      "description": "Module of the offline draft, relative to the skill's folder."
    },
    "verify": {
      "type": "string",
      "description": "Module that re-verifies the outputs outside the container, relative to the skill's folder."
    }
  },
  "$defs": {
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
    "mount": {
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "source",
            "target"
          ],
          "properties": {
            "source": {
              "const": "repository"
            },
            "target": {
              "type": "string",
              "pattern": "^/"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "source",
            "stage",
            "target"
          ],
          "properties": {
            "source": {
              "const": "stage"
            },
            "stage": {
              "type": "string",
              "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
            },
            "target": {
              "type": "string",
              "pattern": "^/"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "source",
            "target"
          ],
          "properties": {
            "source": {
              "const": "inputs",
              "description": "A folder with one file for each input, named as the input is; absent ones are not there."
            },
            "target": {
              "type": "string",
              "pattern": "^/"
            }
          }
        }
      ]
    },
    "grants": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "tools",
        "commands",
        "mounts",
        "hosts",
        "mcp",
        "secrets"
      ],
      "properties": {
        "tools": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "commands": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/commandGrant"
          }
        },
        "mounts": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/mount"
          }
        },
        "hosts": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/hostGrant"
          }
        },
        "mcp": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "server",
              "tools",
              "access",
              "secrets"
            ],
            "properties": {
              "server": {
                "type": "string",
                "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
                "description": "Described by the skill's mcp/<server>.json, its tools pinned in mcp/<server>.pins.json."
              },
              "tools": {
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^[A-Za-z0-9_-]{1,64}$"
                },
                "minItems": 1
              },
              "access": {
                "enum": [
                  "read",
                  "write"
                ]
              },
              "secrets": {
                "type": "array",
                "items": {
                  "type": "string",
                  "pattern": "^[A-Z][A-Z0-9_]*$"
                },
                "description": "Names of what the MCP door gives to the server; the container never sees it."
              },
              "check": {
                "type": "string",
                "description": "Module that judges each call's arguments on the trusted side before the server sees them, relative to the skill's folder. Absent: the pinned schema alone does."
              }
            }
          }
        },
        "secrets": {
          "type": "array",
          "items": {
            "type": "string"
          }
        },
        "serverTools": {
          "type": "array",
          "items": {
            "enum": [
              "code_execution",
              "computer",
              "files",
              "skills",
              "tool_search",
              "url_source",
              "web_fetch",
              "web_search"
            ]
          },
          "description": "What the model’s provider may do on its own side, out of the guard’s and the container’s reach. Absent: nothing."
        }
      }
    },
    "limits": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "seconds",
        "memoryMb"
      ],
      "properties": {
        "seconds": {
          "type": "integer",
          "minimum": 1,
          "maximum": 7200
        },
        "turns": {
          "type": "integer",
          "minimum": 1
        },
        "budgetUsd": {
          "type": "number",
          "exclusiveMinimum": 0,
          "description": "Most that the stage’s model requests may cost, by the price table; checked before each request."
        },
        "inputTokens": {
          "type": "integer",
          "minimum": 1,
          "description": "Most tokens sent to models, cache reads and writes included."
        },
        "outputTokens": {
          "type": "integer",
          "minimum": 1,
          "description": "Most tokens that models may write."
        },
        "requests": {
          "type": "integer",
          "minimum": 1,
          "description": "Most requests to models."
        },
        "memoryMb": {
          "type": "integer",
          "minimum": 64
        }
      }
    },
    "stage": {
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "name",
            "kind",
            "argv",
            "grants",
            "limits"
          ],
          "properties": {
            "name": {
              "type": "string",
              "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
            },
            "kind": {
              "const": "program"
            },
            "argv": {
              "type": "array",
              "items": {
                "type": "string"
              },
              "minItems": 1,
              "description": "Run in the container; `{skill}` is the skill's folder there."
            },
            "grants": {
              "$ref": "#/$defs/grants"
            },
            "limits": {
              "$ref": "#/$defs/limits"
            },
            "declassifies": {
              "type": "string",
              "description": "Name of a closed schema whose values are built by code; its output is not tainted."
            },
            "optional": {
              "type": "string",
              "minLength": 1,
              "description": "What the stage adds. It runs only when the run asks for it by name; else whoever mounts it finds an empty folder."
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "name",
            "kind",
            "prompt",
            "grants",
            "limits"
          ],
          "properties": {
            "name": {
              "type": "string",
              "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
            },
            "kind": {
              "const": "agent"
            },
            "prompt": {
              "type": "string",
              "minLength": 1,
              "description": "The fixed prompt; untrusted text never becomes one."
            },
            "grants": {
              "$ref": "#/$defs/grants"
            },
            "limits": {
              "$ref": "#/$defs/limits"
            },
            "model": {
              "type": "string"
            },
            "models": {
              "type": "array",
              "items": {
                "type": "string",
                "minLength": 1
              },
              "minItems": 1,
              "description": "Model ids that the model door lets the stage use. Absent: every model of the catalogue."
            }
          }
        }
      ]
    },
    "hostGrant": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "host",
        "why"
      ],
      "description": "One host that the egress door lets the stage reach.",
      "properties": {
        "host": {
          "type": "string",
          "pattern": "^(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\.[a-z]([a-z0-9-]*[a-z0-9])?$",
          "description": "A name in lower case, or `*.` and a suffix of at least two labels. Addresses are not granted."
        },
        "why": {
          "type": "string",
          "minLength": 1
        },
        "scheme": {
          "enum": [
            "https",
            "http"
          ],
          "description": "https when not given."
        },
        "port": {
          "type": "integer",
          "minimum": 1,
          "maximum": 65535,
          "description": "443, or 80 for http, when not given."
        },
        "methods": {
          "type": "array",
          "items": {
            "enum": [
              "GET",
              "HEAD",
              "OPTIONS",
              "POST",
              "PUT",
              "PATCH",
              "DELETE"
            ]
          },
          "minItems": 1,
          "description": "With methods or paths, the stage asks for http:// and the door speaks TLS; a tunnel, which hides both, is refused."
        },
        "paths": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^/[^?#*]*\\*?$"
          },
          "minItems": 1,
          "description": "Paths without query; `*` at the end stands for any rest."
        }
      }
    }
  }
} as const;
