// Generated from model-catalogue/v1/schema.json by `npm run generate`; edit the schema.

/**
 * Models that the model door knows: what each is called at each upstream, and what it costs.
 */
export interface ModelCatalogue {
  contract: 'model-catalogue/1';
  /**
   * Where the prices and names were read.
   */
  source: string;
  /**
   * The day on which they were read.
   */
  date: string;
  /**
   * US dollars for one web search.
   */
  webSearchUsd: number;
  /**
   * @minItems 1
   */
  models: Model[];
}
export interface Model {
  /**
   * As the Messages API calls it.
   */
  id: string;
  /**
   * Foundation model id, without the prefix of an inference profile; null when not offered.
   */
  bedrock: string | null;
  vertex: string | null;
  /**
   * The usual deployment name.
   */
  foundry: string | null;
  rates: Rates;
  /**
   * Rates of the whole request when its prompt, cache included, is longer.
   */
  longPrompt?: {
    aboveTokens: number;
    rates: Rates;
  };
}
/**
 * US dollars per million tokens.
 */
export interface Rates {
  input: number;
  output: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
  cacheRead: number;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ModelCatalogue",
  "description": "Models that the model door knows: what each is called at each upstream, and what it costs.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "source",
    "date",
    "webSearchUsd",
    "models"
  ],
  "properties": {
    "contract": {
      "const": "model-catalogue/1"
    },
    "source": {
      "type": "string",
      "minLength": 1,
      "description": "Where the prices and names were read."
    },
    "date": {
      "type": "string",
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
      "description": "The day on which they were read."
    },
    "webSearchUsd": {
      "type": "number",
      "minimum": 0,
      "description": "US dollars for one web search."
    },
    "models": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/model"
      },
      "minItems": 1
    }
  },
  "$defs": {
    "rates": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "input",
        "output",
        "cacheWrite5m",
        "cacheWrite1h",
        "cacheRead"
      ],
      "properties": {
        "input": {
          "type": "number",
          "minimum": 0
        },
        "output": {
          "type": "number",
          "minimum": 0
        },
        "cacheWrite5m": {
          "type": "number",
          "minimum": 0
        },
        "cacheWrite1h": {
          "type": "number",
          "minimum": 0
        },
        "cacheRead": {
          "type": "number",
          "minimum": 0
        }
      },
      "description": "US dollars per million tokens."
    },
    "model": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "bedrock",
        "vertex",
        "foundry",
        "rates"
      ],
      "properties": {
        "id": {
          "type": "string",
          "minLength": 1,
          "description": "As the Messages API calls it."
        },
        "bedrock": {
          "anyOf": [
            {
              "type": "string",
              "minLength": 1
            },
            {
              "type": "null"
            }
          ],
          "description": "Foundation model id, without the prefix of an inference profile; null when not offered."
        },
        "vertex": {
          "anyOf": [
            {
              "type": "string",
              "minLength": 1
            },
            {
              "type": "null"
            }
          ]
        },
        "foundry": {
          "anyOf": [
            {
              "type": "string",
              "minLength": 1
            },
            {
              "type": "null"
            }
          ],
          "description": "The usual deployment name."
        },
        "rates": {
          "$ref": "#/$defs/rates"
        },
        "longPrompt": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "aboveTokens",
            "rates"
          ],
          "properties": {
            "aboveTokens": {
              "type": "integer",
              "minimum": 1
            },
            "rates": {
              "$ref": "#/$defs/rates"
            }
          },
          "description": "Rates of the whole request when its prompt, cache included, is longer."
        }
      }
    }
  }
} as const;
