// Generated from trust/v1/schema.json by `npm run generate`; edit the schema.

/**
 * Whose signature counts, and for what. Read by whoever verifies; it comes with the verifier, never with what is verified. Closed.
 */
export interface Trust {
  contract: 'trust/1';
  /**
   * Empty is valid: then no key counts. A key that leaves the list is revoked at once.
   */
  keys: TrustedKey[];
  /**
   * Pipelines that sign without a key, by a certificate of Sigstore. They need sigstoreRoot.
   *
   * @minItems 1
   */
  identities?: TrustedIdentity[];
  /**
   * Sigstore's certificate authorities and logs (trusted_root.json), by which certificates are judged without a network.
   */
  sigstoreRoot?: {
    /**
     * Lies beside this list.
     */
    file: string;
    /**
     * Of the file: another file of this name is refused.
     */
    digest: string;
  };
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
/**
 * One pipeline of one repository at one branch or tag. It signs releases; a sign-off needs a key that a person holds.
 */
export interface TrustedIdentity {
  /**
   * What a verdict calls it; no key of the list has the same.
   */
  id: string;
  /**
   * Who gave the pipeline its token, e.g. https://gitlab.com or https://token.actions.githubusercontent.com. Compared byte by byte.
   */
  issuer: string;
  /**
   * The certificate's only name: the pipeline's file in the repository, at a ref. Compared byte by byte, never as a pattern.
   */
  subject: string;
  /**
   * Where the pipeline ran; subject begins with it. So a workflow that another repository may call is not enough.
   */
  repository: string;
  holder: {
    /**
     * A pipeline is no person.
     */
    kind: 'service';
    name: string;
  };
  /**
   * A team of ownership.json.
   */
  team: string;
  /**
   * @minItems 1
   */
  uses: 'release'[];
  /**
   * The first day, in UTC, on which its certificates count: a path may have had another owner before.
   */
  validFrom: string;
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
      "description": "Empty is valid: then no key counts. A key that leaves the list is revoked at once."
    },
    "identities": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/trustedIdentity"
      },
      "minItems": 1,
      "description": "Pipelines that sign without a key, by a certificate of Sigstore. They need sigstoreRoot."
    },
    "sigstoreRoot": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "file",
        "digest"
      ],
      "description": "Sigstore's certificate authorities and logs (trusted_root.json), by which certificates are judged without a network.",
      "properties": {
        "file": {
          "type": "string",
          "pattern": "^[a-z0-9][a-z0-9._-]*\\.json$",
          "description": "Lies beside this list."
        },
        "digest": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "Of the file: another file of this name is refused."
        }
      }
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
    },
    "trustedIdentity": {
      "title": "TrustedIdentity",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "id",
        "issuer",
        "subject",
        "repository",
        "holder",
        "team",
        "uses",
        "validFrom",
        "validUntil"
      ],
      "description": "One pipeline of one repository at one branch or tag. It signs releases; a sign-off needs a key that a person holds.",
      "properties": {
        "id": {
          "type": "string",
          "pattern": "^[a-z0-9][a-z0-9.-]*$",
          "description": "What a verdict calls it; no key of the list has the same."
        },
        "issuer": {
          "type": "string",
          "pattern": "^https://[!-~]+$",
          "description": "Who gave the pipeline its token, e.g. https://gitlab.com or https://token.actions.githubusercontent.com. Compared byte by byte."
        },
        "subject": {
          "type": "string",
          "pattern": "^https://[!-~]+@refs/(heads|tags)/[!-~]+$",
          "description": "The certificate's only name: the pipeline's file in the repository, at a ref. Compared byte by byte, never as a pattern."
        },
        "repository": {
          "type": "string",
          "pattern": "^https://[!-~]*[!-.0-~]$",
          "description": "Where the pipeline ran; subject begins with it. So a workflow that another repository may call is not enough."
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
              "const": "service",
              "description": "A pipeline is no person."
            },
            "name": {
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9._@-]*$"
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
              "release"
            ]
          },
          "minItems": 1
        },
        "validFrom": {
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
          "description": "The first day, in UTC, on which its certificates count: a path may have had another owner before."
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
