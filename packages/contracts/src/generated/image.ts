// Generated from image/v1/schema.json by `npm run generate`; edit the schema.

/**
 * Every tool in the agent's image, with why and for which skill; nothing else is on PATH.
 */
export interface ImageManifest {
  contract: 'image/1';
  name: string;
  base:
    | {
        distribution: 'debian';
        suite: string;
        /**
         * Packages that provide libraries or data but no tool.
         */
        packages: {
          name: string;
          why: string;
        }[];
        /**
         * Packages that others depend on and the image leaves out, with what depends on them alone.
         */
        without?: {
          name: string;
          why: string;
        }[];
        /**
         * The image, by digest, whose dpkg-deb and apt-helper a rendered Containerfile uses; nothing of it is kept.
         */
        builder?: string;
      }
    | {
        distribution: 'oci';
        /**
         * An image that holds the tools, by digest; it is cut down to the manifest like a bootstrapped one.
         */
        reference: string;
      };
  /**
   * @minItems 1
   */
  tools: {
    /**
     * The file's name on PATH.
     */
    name: string;
    package: string;
    why: string;
    /**
     * Skills that need it; `*` for all.
     *
     * @minItems 1
     */
    skills: string[];
  }[];
  cli: {
    package: string;
    version: string;
  };
  node: {
    package: string;
    version: string;
    why: string;
    /**
     * Of the npm package per Linux architecture, as npm prints it; it is fetched when the image is built.
     */
    integrity: {
      x64: string;
      arm64: string;
    };
  };
  budgetMb: number;
  /**
   * What a vulnerability report may hold; without it, nothing high and nothing excepted.
   */
  vulnerabilities?: {
    /**
     * The mildest severity that is refused; an unknown one always is.
     */
    threshold: 'low' | 'medium' | 'high' | 'critical';
    exceptions: {
      id: string;
      package: string;
      why: string;
      /**
       * The last day it holds, in UTC.
       */
      until: string;
    }[];
  };
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ImageManifest",
  "description": "Every tool in the agent's image, with why and for which skill; nothing else is on PATH.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "name",
    "base",
    "tools",
    "cli",
    "node",
    "budgetMb"
  ],
  "properties": {
    "contract": {
      "const": "image/1"
    },
    "name": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    },
    "base": {
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "distribution",
            "suite",
            "packages"
          ],
          "properties": {
            "distribution": {
              "const": "debian"
            },
            "suite": {
              "type": "string"
            },
            "packages": {
              "type": "array",
              "items": {
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
                  "why": {
                    "type": "string",
                    "minLength": 1
                  }
                }
              },
              "description": "Packages that provide libraries or data but no tool."
            },
            "without": {
              "type": "array",
              "items": {
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
                  "why": {
                    "type": "string",
                    "minLength": 1
                  }
                }
              },
              "description": "Packages that others depend on and the image leaves out, with what depends on them alone."
            },
            "builder": {
              "description": "The image, by digest, whose dpkg-deb and apt-helper a rendered Containerfile uses; nothing of it is kept.",
              "type": "string",
              "pattern": "^[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64}$"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "distribution",
            "reference"
          ],
          "properties": {
            "distribution": {
              "const": "oci"
            },
            "reference": {
              "description": "An image that holds the tools, by digest; it is cut down to the manifest like a bootstrapped one.",
              "type": "string",
              "pattern": "^[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64}$"
            }
          }
        }
      ]
    },
    "tools": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "package",
          "why",
          "skills"
        ],
        "properties": {
          "name": {
            "type": "string",
            "pattern": "^[A-Za-z0-9_.+\\[-]+$",
            "description": "The file's name on PATH."
          },
          "package": {
            "type": "string"
          },
          "why": {
            "type": "string",
            "minLength": 1
          },
          "skills": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "minItems": 1,
            "description": "Skills that need it; `*` for all."
          }
        }
      },
      "minItems": 1
    },
    "cli": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "package",
        "version"
      ],
      "properties": {
        "package": {
          "type": "string"
        },
        "version": {
          "type": "string",
          "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"
        }
      }
    },
    "node": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "package",
        "version",
        "integrity",
        "why"
      ],
      "properties": {
        "package": {
          "type": "string"
        },
        "version": {
          "type": "string",
          "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"
        },
        "why": {
          "type": "string"
        },
        "integrity": {
          "description": "Of the npm package per Linux architecture, as npm prints it; it is fetched when the image is built.",
          "type": "object",
          "additionalProperties": false,
          "required": [
            "x64",
            "arm64"
          ],
          "properties": {
            "x64": {
              "type": "string",
              "pattern": "^sha512-[A-Za-z0-9+/]+={0,2}$"
            },
            "arm64": {
              "type": "string",
              "pattern": "^sha512-[A-Za-z0-9+/]+={0,2}$"
            }
          }
        }
      }
    },
    "budgetMb": {
      "type": "integer",
      "minimum": 1
    },
    "vulnerabilities": {
      "description": "What a vulnerability report may hold; without it, nothing high and nothing excepted.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "threshold",
        "exceptions"
      ],
      "properties": {
        "threshold": {
          "description": "The mildest severity that is refused; an unknown one always is.",
          "enum": [
            "low",
            "medium",
            "high",
            "critical"
          ]
        },
        "exceptions": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "id",
              "package",
              "why",
              "until"
            ],
            "properties": {
              "id": {
                "type": "string",
                "pattern": "^[A-Za-z0-9][A-Za-z0-9-]+$"
              },
              "package": {
                "type": "string",
                "minLength": 1
              },
              "why": {
                "type": "string",
                "minLength": 1
              },
              "until": {
                "description": "The last day it holds, in UTC.",
                "type": "string",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
              }
            }
          }
        }
      }
    }
  }
} as const;
