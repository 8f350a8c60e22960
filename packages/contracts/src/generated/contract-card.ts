// Generated from contract.schema.json by `npm run generate`; edit the schema.

/**
 * The folder of a package, as ownership.json gives it to a team.
 */
export type Party = string;

/**
 * A contract's contract.json: who provides it, who reads it, and the version of each major. Closed.
 */
export interface ContractCard {
  /**
   * The folder's name; documents say `<name>/<major>`.
   */
  name: string;
  provider: Party;
  /**
   * Each says what it relies on in `v<major>/expectations/<consumer>/`.
   *
   * @minItems 1
   */
  consumers: Party[];
  /**
   * Authored: old documents must stay valid. Emitted: old readers must read what is new.
   */
  role: 'authored' | 'emitted';
  /**
   * Folder of the major (`v1`) to its version.
   */
  versions: {
    [k: string]: Version;
  };
}
export interface Version {
  /**
   * The major, a dot and the minor.
   */
  minor: string;
  status: 'draft' | 'stable' | 'retired';
  /**
   * Since when it is retired; only then.
   */
  since?: string;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ContractCard",
  "description": "A contract's contract.json: who provides it, who reads it, and the version of each major. Closed.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "name",
    "provider",
    "consumers",
    "role",
    "versions"
  ],
  "properties": {
    "name": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9-]*$",
      "description": "The folder's name; documents say `<name>/<major>`."
    },
    "provider": {
      "$ref": "#/$defs/party"
    },
    "consumers": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/party"
      },
      "minItems": 1,
      "description": "Each says what it relies on in `v<major>/expectations/<consumer>/`."
    },
    "role": {
      "enum": [
        "authored",
        "emitted"
      ],
      "description": "Authored: old documents must stay valid. Emitted: old readers must read what is new."
    },
    "versions": {
      "type": "object",
      "additionalProperties": {
        "$ref": "#/$defs/version"
      },
      "description": "Folder of the major (`v1`) to its version."
    }
  },
  "$defs": {
    "party": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9-]*$",
      "description": "The folder of a package, as ownership.json gives it to a team."
    },
    "version": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "minor",
        "status"
      ],
      "properties": {
        "minor": {
          "type": "string",
          "pattern": "^[1-9][0-9]*\\.(?:0|[1-9][0-9]*)$",
          "description": "The major, a dot and the minor."
        },
        "status": {
          "enum": [
            "draft",
            "stable",
            "retired"
          ]
        },
        "since": {
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
          "description": "Since when it is retired; only then."
        }
      }
    }
  }
} as const;
