// Generated from mcp-server/v1/schema.json by `npm run generate`; edit the schema.

/**
 * How the MCP door starts or reaches one server. It holds no secret: the stage's grant names those.
 */
export interface McpServer {
  contract: 'mcp-server/1';
  name: string;
  why: string;
  transport:
    | {
        kind: 'npm';
        package: string;
        /**
         * Exact; another installed version is refused.
         */
        version: string;
        /**
         * Name of the package's program; run by this Node.
         */
        bin: string;
        arguments: string[];
        environment: Environment;
      }
    | {
        kind: 'program';
        path: string;
        arguments: string[];
        environment: Environment;
      }
    | {
        kind: 'http';
        url: string;
        /**
         * `{NAME}` stands for the granted secret of that name.
         */
        headers: {
          [k: string]: string;
        };
      };
  limits: {
    startSeconds: number;
    callSeconds: number;
    /**
     * A larger result is an error that says how large it is.
     */
    resultKb: number;
    /**
     * Most calls in one stage.
     */
    calls: number;
  };
}
/**
 * The server's whole environment besides HOME, PATH, TMPDIR, LANG and granted secrets. Not secret.
 */
export interface Environment {
  [k: string]: string;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "McpServer",
  "description": "How the MCP door starts or reaches one server. It holds no secret: the stage's grant names those.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "name",
    "why",
    "transport",
    "limits"
  ],
  "properties": {
    "contract": {
      "const": "mcp-server/1"
    },
    "name": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    },
    "why": {
      "type": "string",
      "minLength": 1
    },
    "transport": {
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "package",
            "version",
            "bin",
            "arguments",
            "environment"
          ],
          "properties": {
            "kind": {
              "const": "npm"
            },
            "package": {
              "type": "string",
              "minLength": 1
            },
            "version": {
              "type": "string",
              "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+[0-9A-Za-z.+-]*$",
              "description": "Exact; another installed version is refused."
            },
            "bin": {
              "type": "string",
              "minLength": 1,
              "description": "Name of the package's program; run by this Node."
            },
            "arguments": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "environment": {
              "$ref": "#/$defs/environment"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "path",
            "arguments",
            "environment"
          ],
          "properties": {
            "kind": {
              "const": "program"
            },
            "path": {
              "type": "string",
              "pattern": "^/"
            },
            "arguments": {
              "type": "array",
              "items": {
                "type": "string"
              }
            },
            "environment": {
              "$ref": "#/$defs/environment"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "url",
            "headers"
          ],
          "properties": {
            "kind": {
              "const": "http"
            },
            "url": {
              "type": "string",
              "pattern": "^https?://"
            },
            "headers": {
              "type": "object",
              "additionalProperties": {
                "type": "string"
              },
              "description": "`{NAME}` stands for the granted secret of that name."
            }
          }
        }
      ]
    },
    "limits": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "startSeconds",
        "callSeconds",
        "resultKb",
        "calls"
      ],
      "properties": {
        "startSeconds": {
          "type": "integer",
          "minimum": 1,
          "maximum": 120
        },
        "callSeconds": {
          "type": "integer",
          "minimum": 1,
          "maximum": 600
        },
        "resultKb": {
          "type": "integer",
          "minimum": 1,
          "maximum": 4096,
          "description": "A larger result is an error that says how large it is."
        },
        "calls": {
          "type": "integer",
          "minimum": 1,
          "description": "Most calls in one stage."
        }
      }
    }
  },
  "$defs": {
    "environment": {
      "type": "object",
      "additionalProperties": {
        "type": "string"
      },
      "description": "The server's whole environment besides HOME, PATH, TMPDIR, LANG and granted secrets. Not secret."
    }
  }
} as const;
