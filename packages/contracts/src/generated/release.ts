// Generated from release/v1/schema.json by `npm run generate`; edit the schema.

/**
 * Pinned versions and digests of everything that one release of the harness is made of.
 */
export interface Release {
  contract: 'release/1';
  /**
   * Of the release as a whole; never used twice.
   */
  version: string;
  /**
   * The commit that was cut; `at` is its committer date, so that a cut holds no time of its own.
   */
  source: {
    repository: string | null;
    commit: string;
    at: string;
  };
  /**
   * Claude Code; its digest by platform is in the image lock.
   */
  cli: {
    version: string;
  };
  /**
   * @minItems 1
   */
  layers: Layer[];
  /**
   * Every package that the layers need at run time, so that an installation asks no registry.
   */
  thirdParty: {
    name: string;
    version: string;
    /**
     * Relative to the release folder; `/` between names, none of them `.` or `..`.
     */
    tarball: string;
    sha512: string;
  }[];
  /**
   * Each contract as this release carries it; the digest is of its schema.json.
   */
  contracts: {
    /**
     * A contract with major and minor, e.g. policy/1.2.
     */
    contract: string;
    provider: string;
    /**
     * Which side must be the newer one: readers of an authored document, the provider of an emitted one.
     */
    role: 'authored' | 'emitted';
    schema: string;
  }[];
  /**
   * `id` is what a build from the lock gives, bit for bit; `archive` holds it for a machine that cannot build.
   */
  image: {
    /**
     * Relative to the release folder; `/` between names, none of them `.` or `..`.
     */
    lock: string;
    lockDigest: string;
    architecture: 'amd64' | 'arm64';
    id: string;
    archive: string | null;
  };
  /**
   * Digests of the rule and baseline files of hooks.
   */
  policy: {
    rules: string;
    baseline: string;
  };
  /**
   * The digest is of the built folder that the image bakes in.
   */
  skills: {
    name: string;
    digest: string;
    stages: string[];
  }[];
  acceptance: Acceptance[];
  /**
   * The attack list run against the image with every hook off.
   */
  confinement: {
    attacks: number;
    contained: number;
    /**
     * Relative to the release folder; `/` between names, none of them `.` or `..`.
     */
    report: string;
  };
  /**
   * Rendered with the image digest.
   *
   * Items: Relative to the release folder; `/` between names, none of them `.` or `..`.
   */
  pipelines: string[];
  /**
   * Relative to the release folder; `/` between names, none of them `.` or `..`.
   */
  plugin: string;
  /**
   * Relative to the release folder; `/` between names, none of them `.` or `..`.
   */
  changelog: string;
  /**
   * Relative to the release folder; `/` between names, none of them `.` or `..`.
   */
  sbom: string;
  /**
   * Every file of the folder but release.json and what signs it, in order of path.
   *
   * @minItems 1
   */
  files: {
    /**
     * Relative to the release folder; `/` between names, none of them `.` or `..`.
     */
    path: string;
    bytes: number;
    sha512: string;
  }[];
}
/**
 * One package of one team.
 */
export interface Layer {
  layer: string;
  package: string;
  version: string;
  team: string;
  origin: 'workspace' | 'registry';
  /**
   * Relative to the release folder; `/` between names, none of them `.` or `..`.
   */
  tarball: string;
  sha512: string;
  /**
   * Over names and contents of the unpacked files, without compression: what a run compares.
   */
  files: string;
  /**
   * Items: A contract with major and minor, e.g. policy/1.2.
   */
  provides: string[];
  /**
   * Items: A contract with major and minor, e.g. policy/1.2.
   */
  reads: string[];
}
/**
 * What the domain experts demand, whether it held for this composition, and who said so.
 */
export interface Acceptance {
  skill: string;
  suite: string;
  suiteDigest: string;
  passed: boolean;
  /**
   * Relative to the release folder; `/` between names, none of them `.` or `..`.
   */
  report: string;
  signOffs: {
    team: string;
    by: string;
    key: string;
    expires: string;
    /**
     * Relative to the release folder; `/` between names, none of them `.` or `..`.
     */
    file: string;
  }[];
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Release",
  "description": "Pinned versions and digests of everything that one release of the harness is made of.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "version",
    "source",
    "cli",
    "layers",
    "thirdParty",
    "contracts",
    "image",
    "policy",
    "skills",
    "acceptance",
    "confinement",
    "pipelines",
    "plugin",
    "changelog",
    "sbom",
    "files"
  ],
  "properties": {
    "contract": {
      "const": "release/1"
    },
    "version": {
      "type": "string",
      "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$",
      "description": "Of the release as a whole; never used twice."
    },
    "source": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "repository",
        "commit",
        "at"
      ],
      "properties": {
        "repository": {
          "anyOf": [
            {
              "type": "string"
            },
            {
              "type": "null"
            }
          ]
        },
        "commit": {
          "type": "string",
          "pattern": "^[0-9a-f]{40}([0-9a-f]{24})?$"
        },
        "at": {
          "type": "string",
          "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$"
        }
      },
      "description": "The commit that was cut; `at` is its committer date, so that a cut holds no time of its own."
    },
    "cli": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "version"
      ],
      "properties": {
        "version": {
          "type": "string",
          "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$"
        }
      },
      "description": "Claude Code; its digest by platform is in the image lock."
    },
    "layers": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/layer"
      },
      "minItems": 1
    },
    "thirdParty": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "version",
          "tarball",
          "sha512"
        ],
        "properties": {
          "name": {
            "type": "string",
            "minLength": 1
          },
          "version": {
            "type": "string",
            "minLength": 1
          },
          "tarball": {
            "type": "string",
            "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
            "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
          },
          "sha512": {
            "type": "string",
            "pattern": "^sha512:[0-9a-f]{128}$"
          }
        }
      },
      "description": "Every package that the layers need at run time, so that an installation asks no registry."
    },
    "contracts": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "contract",
          "provider",
          "role",
          "schema"
        ],
        "properties": {
          "contract": {
            "type": "string",
            "pattern": "^[a-z][a-z-]*/[1-9][0-9]*\\.[0-9]+$",
            "description": "A contract with major and minor, e.g. policy/1.2."
          },
          "provider": {
            "type": "string",
            "minLength": 1
          },
          "role": {
            "enum": [
              "authored",
              "emitted"
            ],
            "description": "Which side must be the newer one: readers of an authored document, the provider of an emitted one."
          },
          "schema": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$"
          }
        }
      },
      "description": "Each contract as this release carries it; the digest is of its schema.json."
    },
    "image": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "lock",
        "lockDigest",
        "architecture",
        "id",
        "archive"
      ],
      "properties": {
        "lock": {
          "type": "string",
          "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
          "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
        },
        "lockDigest": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$"
        },
        "architecture": {
          "enum": [
            "amd64",
            "arm64"
          ]
        },
        "id": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$"
        },
        "archive": {
          "anyOf": [
            {
              "type": "string",
              "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
              "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
            },
            {
              "type": "null"
            }
          ]
        }
      },
      "description": "`id` is what a build from the lock gives, bit for bit; `archive` holds it for a machine that cannot build."
    },
    "policy": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "rules",
        "baseline"
      ],
      "properties": {
        "rules": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$"
        },
        "baseline": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$"
        }
      },
      "description": "Digests of the rule and baseline files of hooks."
    },
    "skills": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "digest",
          "stages"
        ],
        "properties": {
          "name": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]*$"
          },
          "digest": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$"
          },
          "stages": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "description": "The digest is of the built folder that the image bakes in."
    },
    "acceptance": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/acceptance"
      }
    },
    "confinement": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "attacks",
        "contained",
        "report"
      ],
      "properties": {
        "attacks": {
          "type": "integer",
          "minimum": 0
        },
        "contained": {
          "type": "integer",
          "minimum": 0
        },
        "report": {
          "type": "string",
          "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
          "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
        }
      },
      "description": "The attack list run against the image with every hook off."
    },
    "pipelines": {
      "type": "array",
      "items": {
        "type": "string",
        "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
        "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
      },
      "description": "Rendered with the image digest."
    },
    "plugin": {
      "type": "string",
      "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
      "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
    },
    "changelog": {
      "type": "string",
      "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
      "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
    },
    "sbom": {
      "type": "string",
      "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
      "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
    },
    "files": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "path",
          "bytes",
          "sha512"
        ],
        "properties": {
          "path": {
            "type": "string",
            "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
            "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
          },
          "bytes": {
            "type": "integer",
            "minimum": 0
          },
          "sha512": {
            "type": "string",
            "pattern": "^sha512:[0-9a-f]{128}$"
          }
        }
      },
      "minItems": 1,
      "description": "Every file of the folder but release.json and what signs it, in order of path."
    }
  },
  "$defs": {
    "layer": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "layer",
        "package",
        "version",
        "team",
        "origin",
        "tarball",
        "sha512",
        "files",
        "provides",
        "reads"
      ],
      "properties": {
        "layer": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]*$"
        },
        "package": {
          "type": "string",
          "minLength": 1
        },
        "version": {
          "type": "string",
          "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?$"
        },
        "team": {
          "type": "string",
          "minLength": 1
        },
        "origin": {
          "enum": [
            "workspace",
            "registry"
          ]
        },
        "tarball": {
          "type": "string",
          "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
          "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
        },
        "sha512": {
          "type": "string",
          "pattern": "^sha512:[0-9a-f]{128}$"
        },
        "files": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$",
          "description": "Over names and contents of the unpacked files, without compression: what a run compares."
        },
        "provides": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^[a-z][a-z-]*/[1-9][0-9]*\\.[0-9]+$",
            "description": "A contract with major and minor, e.g. policy/1.2."
          }
        },
        "reads": {
          "type": "array",
          "items": {
            "type": "string",
            "pattern": "^[a-z][a-z-]*/[1-9][0-9]*\\.[0-9]+$",
            "description": "A contract with major and minor, e.g. policy/1.2."
          }
        }
      },
      "description": "One package of one team."
    },
    "acceptance": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "skill",
        "suite",
        "suiteDigest",
        "passed",
        "report",
        "signOffs"
      ],
      "properties": {
        "skill": {
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]*$"
        },
        "suite": {
          "type": "string",
          "minLength": 1
        },
        "suiteDigest": {
          "type": "string",
          "pattern": "^sha256:[0-9a-f]{64}$"
        },
        "passed": {
          "type": "boolean"
        },
        "report": {
          "type": "string",
          "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
          "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
        },
        "signOffs": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "team",
              "by",
              "key",
              "expires",
              "file"
            ],
            "properties": {
              "team": {
                "type": "string",
                "minLength": 1
              },
              "by": {
                "type": "string",
                "minLength": 1
              },
              "key": {
                "type": "string",
                "minLength": 1
              },
              "expires": {
                "type": "string",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
              },
              "file": {
                "type": "string",
                "pattern": "^[A-Za-z0-9@_][A-Za-z0-9@_.+-]*(/\\.?[A-Za-z0-9@_][A-Za-z0-9@_.+-]*)*$",
                "description": "Relative to the release folder; `/` between names, none of them `.` or `..`."
              }
            }
          }
        }
      },
      "description": "What the domain experts demand, whether it held for this composition, and who said so."
    }
  }
} as const;
