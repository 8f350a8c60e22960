// Generated from trust/v1/schema.json by `npm run generate`; edit the schema.

/**
 * Whose signature counts, and for what. Read by whoever verifies; it comes with the verifier, never with what is verified. Closed.
 */
export interface Trust {
  contract: 'trust/1';
  /**
   * Empty is valid: then no signature counts. A key that leaves the list is revoked at once.
   */
  keys: TrustedKey[];
}
/**
 * One ed25519 key.
 */
export interface TrustedKey {
  /**
   * The public key hint of a signature's bundle; never used for a second key.
   */
  id: string;
  /**
   * Base64 of the DER SubjectPublicKeyInfo: an ed25519 key always begins so.
   */
  publicKey: string;
  holder: {
    /**
     * A sign-off needs a person. An agent is neither.
     */
    kind: 'person' | 'service';
    /**
     * A login, as in ownership.json.
     */
    name: string;
  };
  /**
   * A team of ownership.json.
   */
  team: string;
  /**
   * @minItems 1
   */
  uses: ('release' | 'sign-off')[];
  /**
   * The last day, in UTC, on which a verifier accepts it.
   */
  validUntil: string;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Trust",
  "description": "Whose signature counts, and for what. Read by whoever verifies; it comes with the verifier, never with what is verified. Closed.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "keys"
  ],
  "properties": {
    "contract": {
      "const": "trust/1"
    },
    "keys": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/trustedKey"
      },
      "description": "Empty is valid: then no signature counts. A key that leaves the list is revoked at once."
    }
  },
  "$defs": {
    "trustedKey": {
      "title": "TrustedKey",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "publicKey",
        "holder",
        "team",
        "uses",
        "validUntil"
      ],
      "description": "One ed25519 key.",
      "properties": {
        "id": {
          "type": "string",
          "pattern": "^[a-z0-9][a-z0-9.-]*$",
          "description": "The public key hint of a signature's bundle; never used for a second key."
        },
        "publicKey": {
          "type": "string",
          "pattern": "^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$",
          "description": "Base64 of the DER SubjectPublicKeyInfo: an ed25519 key always begins so."
        },
        "holder": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "kind",
            "name"
          ],
          "properties": {
            "kind": {
              "enum": [
                "person",
                "service"
              ],
              "description": "A sign-off needs a person. An agent is neither."
            },
            "name": {
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._@-]*$",
              "description": "A login, as in ownership.json."
            }
          }
        },
        "team": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]*$",
          "description": "A team of ownership.json."
        },
        "uses": {
          "type": "array",
          "items": {
            "enum": [
              "release",
              "sign-off"
            ]
          },
          "minItems": 1
        },
        "validUntil": {
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
          "description": "The last day, in UTC, on which a verifier accepts it."
        }
      }
    }
  }
} as const;
