// Generated from expectation.schema.json by `npm run generate`; edit the schema.

export type Type = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object';

/**
 * What one consumer relies on in a contract: the values that it reads, and documents that must stay valid. Closed.
 */
export interface Expectation {
  /**
   * What the consumer does with it.
   */
  why: string;
  /**
   * JSON pointer to what the value must be. A step `*` is each item of a list, `<word>` any key; a `?` after a step: the reader copes with a missing value or null there.
   */
  reads: {
    [k: string]: Value;
  };
  /**
   * Documents that must stay valid. Each value that is read stands in one of them.
   *
   * @minItems 1
   */
  documents: {
    [k: string]: unknown;
  }[];
}
/**
 * A JSON Schema without fields: what is below a value is read by a pointer of its own.
 */
export interface Value {
  type?: Type | Type[];
  /**
   * @minItems 1
   */
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  minLength?: number;
  minItems?: number;
  minimum?: number;
  maximum?: number;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Expectation",
  "description": "What one consumer relies on in a contract: the values that it reads, and documents that must stay valid. Closed.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "why",
    "reads",
    "documents"
  ],
  "properties": {
    "why": {
      "type": "string",
      "minLength": 1,
      "description": "What the consumer does with it."
    },
    "reads": {
      "type": "object",
      "additionalProperties": {
        "$ref": "#/$defs/value"
      },
      "description": "JSON pointer to what the value must be. A step `*` is each item of a list, `<word>` any key; a `?` after a step: the reader copes with a missing value or null there."
    },
    "documents": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": {}
      },
      "minItems": 1,
      "description": "Documents that must stay valid. Each value that is read stands in one of them."
    }
  },
  "$defs": {
    "value": {
      "type": "object",
      "additionalProperties": false,
      "description": "A JSON Schema without fields: what is below a value is read by a pointer of its own.",
      "properties": {
        "type": {
          "anyOf": [
            {
              "$ref": "#/$defs/type"
            },
            {
              "type": "array",
              "items": {
                "$ref": "#/$defs/type"
              },
              "minItems": 1
            }
          ]
        },
        "enum": {
          "type": "array",
          "items": {},
          "minItems": 1
        },
        "const": {},
        "pattern": {
          "type": "string"
        },
        "minLength": {
          "type": "integer",
          "minimum": 0
        },
        "minItems": {
          "type": "integer",
          "minimum": 0
        },
        "minimum": {
          "type": "number"
        },
        "maximum": {
          "type": "number"
        }
      }
    },
    "type": {
      "enum": [
        "string",
        "number",
        "integer",
        "boolean",
        "null",
        "array",
        "object"
      ]
    }
  }
} as const;
