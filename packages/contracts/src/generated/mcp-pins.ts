// Generated from mcp-pins/v1/schema.json by `npm run generate`; edit the schema.

/**
 * The tools of one MCP server as people reviewed them; the agent sees these words and no others. Written by `harness mcp pin`.
 */
export interface McpPins {
  contract: 'mcp-pins/1';
  server: string;
  /**
   * What the server called itself when it was pinned; a hint.
   */
  identity: {
    name: string;
    version: string;
  };
  /**
   * @minItems 1
   */
  tools: Tool[];
}
export interface Tool {
  name: string;
  title?: string;
  description: string;
  /**
   * JSON Schema of the arguments, as the server gave it.
   */
  inputSchema: {
    [k: string]: unknown;
  };
  /**
   * JSON Schema of structured results.
   */
  outputSchema?: {
    [k: string]: unknown;
  };
  /**
   * What the server claims of the tool; never a proof.
   */
  annotations: {
    [k: string]: string | boolean;
  };
  /**
   * Of the tool without this field, keys sorted.
   */
  digest: string;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "McpPins",
  "description": "The tools of one MCP server as people reviewed them; the agent sees these words and no others. Written by `harness mcp pin`.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "server",
    "identity",
    "tools"
  ],
  "properties": {
    "contract": {
      "const": "mcp-pins/1"
    },
    "server": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    },
    "identity": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "version"
      ],
      "properties": {
        "name": {
          "type": "string"
        },
        "version": {
          "type": "string"
        }
      },
      "description": "What the server called itself when it was pinned; a hint."
    },
    "tools": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/tool"
      },
      "minItems": 1
    }
  },
  "$defs": {
    "tool": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "description",
        "inputSchema",
        "annotations",
        "digest"
      ],
      "properties": {
        "name": {
          "type": "string",
          "pattern": "^[A-Za-z0-9_-]{1,64}$"
        },
        "title": {
          "type": "string"
        },
        "description": {
          "type": "string"
        },
        "inputSchema": {
          "type": "object",
          "additionalProperties": {},
          "description": "JSON Schema of the arguments, as the server gave it."
        },
        "outputSchema": {
          "type": "object",
          "additionalProperties": {},
          "description": "JSON Schema of structured results."
        },
        "annotations": {
          "type": "object",
          "additionalProperties": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "boolean"
              }
            ]
          },
          "description": "What the server claims of the tool; never a proof."
        },
        "digest": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "Of the tool without this field, keys sorted."
        }
      }
    }
  }
} as const;
