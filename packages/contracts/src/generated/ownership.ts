// Generated from ownership/v1/schema.json by `npm run generate`; edit the schema.

/**
 * A group or team, as the platform's CODEOWNERS writes it.
 */
export type Handle = string;
/**
 * From the root. A final `/` is all below, `*` any characters of one name, `**` any folders; the rest is literal.
 */
export type Pattern = string;

/**
 * Who owns which path. CODEOWNERS and the GitHub ruleset are rendered from it. Closed.
 */
export interface Ownership {
  contract: 'ownership/1';
  /**
   * @minItems 1
   */
  teams: Team[];
  /**
   * Paths that several teams own on purpose.
   */
  shared: Shared[];
  /**
   * Paths of a contract: its provider and every consumer own them. `<name>` stands for the contract's name.
   */
  contracts: {
    /**
     * The file that names provider and consumers, by package.
     */
    documents: string;
    /**
     * @minItems 1
     */
    paths: string[];
    /**
     * A consumer's own folder in a contract, by package or team: it and the provider own it.
     */
    expectations?: string;
  };
  /**
   * Accounts under which agents write: none of them ever approves.
   */
  agents: Member[];
}
export interface Team {
  name: string;
  title: string;
  gitlab: Handle;
  github: Handle;
  /**
   * The team's number, which a ruleset needs: `gh api orgs/<org>/teams/<team> --jq .id`.
   */
  githubId?: number;
  approvals: number;
  /**
   * Folders of its packages, which it owns whole.
   */
  packages: string[];
  /**
   * What else it owns.
   */
  paths: Pattern[];
  /**
   * What its paths match and it does not own.
   */
  except?: Pattern[];
  /**
   * Without it the platform's group says who is in the team.
   *
   * @minItems 1
   */
  members?: Member[];
}
export interface Member {
  login: string;
  /**
   * Addresses of this person's commits.
   */
  emails: string[];
}
export interface Shared {
  title: string;
  /**
   * @minItems 1
   */
  paths: Pattern[];
  /**
   * @minItems 2
   */
  teams: string[];
  /**
   * Each of the teams, or one approval of any of them.
   */
  approve: 'all' | 'any';
  why: string;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Ownership",
  "description": "Who owns which path. CODEOWNERS and the GitHub ruleset are rendered from it. Closed.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "teams",
    "shared",
    "contracts",
    "agents"
  ],
  "properties": {
    "contract": {
      "const": "ownership/1"
    },
    "teams": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/team"
      },
      "minItems": 1
    },
    "shared": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/shared"
      },
      "description": "Paths that several teams own on purpose."
    },
    "contracts": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "documents",
        "paths"
      ],
      "description": "Paths of a contract: its provider and every consumer own them. `<name>` stands for the contract's name.",
      "properties": {
        "documents": {
          "type": "string",
          "pattern": "^/[^*<>]*<name>[^*<>]*$",
          "description": "The file that names provider and consumers, by package."
        },
        "paths": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^/[^*<>]*<name>[^*<>]*$"
          },
          "minItems": 1
        },
        "expectations": {
          "type": "string",
          "pattern": "^/[^*<>]*<name>[^<>]*/<consumer>/$",
          "description": "A consumer's own folder in a contract, by package or team: it and the provider own it."
        }
      }
    },
    "agents": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/member"
      },
      "description": "Accounts under which agents write: none of them ever approves."
    }
  },
  "$defs": {
    "pattern": {
      "type": "string",
      "pattern": "^/[^\\[\\]!?\\\\\\r\\n\\t]*$",
      "description": "From the root. A final `/` is all below, `*` any characters of one name, `**` any folders; the rest is literal."
    },
    "handle": {
      "type": "string",
      "pattern": "^@[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*$",
      "description": "A group or team, as the platform's CODEOWNERS writes it."
    },
    "member": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "login",
        "emails"
      ],
      "properties": {
        "login": {
          "type": "string",
          "minLength": 1
        },
        "emails": {
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 3
          },
          "description": "Addresses of this person's commits."
        }
      }
    },
    "team": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "title",
        "gitlab",
        "github",
        "approvals",
        "packages",
        "paths"
      ],
      "properties": {
        "name": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]*$"
        },
        "title": {
          "type": "string",
          "pattern": "^[A-Za-z][A-Za-z0-9 -]*$"
        },
        "gitlab": {
          "$ref": "#/$defs/handle"
        },
        "github": {
          "$ref": "#/$defs/handle"
        },
        "githubId": {
          "type": "integer",
          "minimum": 1,
          "description": "The team's number, which a ruleset needs: `gh api orgs/<org>/teams/<team> --jq .id`."
        },
        "approvals": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10
        },
        "packages": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*$"
          },
          "description": "Folders of its packages, which it owns whole."
        },
        "paths": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/pattern"
          },
          "description": "What else it owns."
        },
        "except": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/pattern"
          },
          "description": "What its paths match and it does not own."
        },
        "members": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/member"
          },
          "minItems": 1,
          "description": "Without it the platform's group says who is in the team."
        }
      }
    },
    "shared": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "title",
        "paths",
        "teams",
        "approve",
        "why"
      ],
      "properties": {
        "title": {
          "type": "string",
          "pattern": "^[A-Za-z][A-Za-z0-9 -]*$"
        },
        "paths": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/pattern"
          },
          "minItems": 1
        },
        "teams": {
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 1
          },
          "minItems": 2
        },
        "approve": {
          "enum": [
            "all",
            "any"
          ],
          "description": "Each of the teams, or one approval of any of them."
        },
        "why": {
          "type": "string",
          "minLength": 1
        }
      }
    }
  }
} as const;
