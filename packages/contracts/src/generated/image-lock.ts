// Generated from image-lock/v1/schema.json by `npm run generate`; edit the schema.

/**
 * What the image manifest resolved to: each Debian package, the CLI and Node by version and digest. No host is named: mirrors move, digests do not.
 */
export interface ImageLock {
  contract: 'image-lock/1';
  /**
   * The image manifest's name.
   */
  name: string;
  /**
   * Digest of what the manifest asked for; a manifest that asks for something else needs a new lock.
   */
  inputs: string;
  base:
    | {
        mode: 'debian';
        suite: string;
        /**
         * A moment at which a snapshot archive has every package of this lock.
         */
        snapshot: string;
      }
    | {
        mode: 'oci';
        reference: string;
      };
  /**
   * @minItems 1
   */
  targets: {
    architecture: 'amd64' | 'arm64';
    /**
     * In order of name; empty where the base is an image of a registry.
     */
    packages: LockedPackage[];
    cli: LockedProgram;
    node: LockedProgram;
  }[];
}
export interface LockedPackage {
  name: string;
  /**
   * As Debian writes it, epoch included.
   */
  version: string;
  architecture: 'amd64' | 'arm64' | 'all';
  /**
   * Of the .deb file.
   */
  sha256: string;
  /**
   * Bytes of the .deb file.
   */
  size: number;
  /**
   * KiB that the package says it takes, before it is cut down.
   */
  installedKb: number;
  archive: 'debian' | 'debian-security';
  suite: string;
  /**
   * Below the archive's root.
   */
  file: string;
}
export interface LockedProgram {
  /**
   * npm package of this platform.
   */
  package: string;
  version: string;
  /**
   * Of the package, as npm prints it.
   */
  integrity: string;
  /**
   * Of the one program that the image takes from it.
   */
  sha256: string;
  /**
   * Bytes of that program.
   */
  size: number;
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "ImageLock",
  "description": "What the image manifest resolved to: each Debian package, the CLI and Node by version and digest. No host is named: mirrors move, digests do not.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "name",
    "inputs",
    "base",
    "targets"
  ],
  "properties": {
    "contract": {
      "const": "image-lock/1"
    },
    "name": {
      "description": "The image manifest's name.",
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    },
    "inputs": {
      "description": "Digest of what the manifest asked for; a manifest that asks for something else needs a new lock.",
      "type": "string",
      "pattern": "^sha256:[0-9a-f]{64}$"
    },
    "base": {
      "oneOf": [
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "mode",
            "suite",
            "snapshot"
          ],
          "properties": {
            "mode": {
              "const": "debian"
            },
            "suite": {
              "type": "string",
              "pattern": "^[a-z]+$"
            },
            "snapshot": {
              "description": "A moment at which a snapshot archive has every package of this lock.",
              "type": "string",
              "pattern": "^[0-9]{8}T[0-9]{6}Z$"
            }
          }
        },
        {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "mode",
            "reference"
          ],
          "properties": {
            "mode": {
              "const": "oci"
            },
            "reference": {
              "type": "string",
              "pattern": "^[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64}$"
            }
          }
        }
      ]
    },
    "targets": {
      "type": "array",
      "minItems": 1,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "architecture",
          "packages",
          "cli",
          "node"
        ],
        "properties": {
          "architecture": {
            "enum": [
              "amd64",
              "arm64"
            ]
          },
          "packages": {
            "description": "In order of name; empty where the base is an image of a registry.",
            "type": "array",
            "items": {
              "$ref": "#/$defs/package"
            }
          },
          "cli": {
            "$ref": "#/$defs/program"
          },
          "node": {
            "$ref": "#/$defs/program"
          }
        }
      }
    }
  },
  "$defs": {
    "package": {
      "title": "LockedPackage",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "version",
        "architecture",
        "sha256",
        "size",
        "installedKb",
        "archive",
        "suite",
        "file"
      ],
      "properties": {
        "name": {
          "type": "string",
          "pattern": "^[a-z0-9][a-z0-9+.-]+$"
        },
        "version": {
          "description": "As Debian writes it, epoch included.",
          "type": "string",
          "pattern": "^[0-9][A-Za-z0-9.+:~-]*$"
        },
        "architecture": {
          "enum": [
            "amd64",
            "arm64",
            "all"
          ]
        },
        "sha256": {
          "description": "Of the .deb file.",
          "type": "string",
          "pattern": "^[0-9a-f]{64}$"
        },
        "size": {
          "description": "Bytes of the .deb file.",
          "type": "integer",
          "minimum": 1
        },
        "installedKb": {
          "description": "KiB that the package says it takes, before it is cut down.",
          "type": "integer",
          "minimum": 0
        },
        "archive": {
          "enum": [
            "debian",
            "debian-security"
          ]
        },
        "suite": {
          "type": "string",
          "pattern": "^[a-z]+(-[a-z]+)*$"
        },
        "file": {
          "description": "Below the archive's root.",
          "type": "string",
          "pattern": "^pool/[A-Za-z0-9+_./~%:-]+\\.deb$"
        }
      }
    },
    "program": {
      "title": "LockedProgram",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "package",
        "version",
        "integrity",
        "sha256",
        "size"
      ],
      "properties": {
        "package": {
          "description": "npm package of this platform.",
          "type": "string",
          "pattern": "^(@[a-z0-9-]+/)?[a-z0-9][a-z0-9._-]*$"
        },
        "version": {
          "type": "string",
          "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"
        },
        "integrity": {
          "description": "Of the package, as npm prints it.",
          "type": "string",
          "pattern": "^sha512-[A-Za-z0-9+/]+={0,2}$"
        },
        "sha256": {
          "description": "Of the one program that the image takes from it.",
          "type": "string",
          "pattern": "^[0-9a-f]{64}$"
        },
        "size": {
          "description": "Bytes of that program.",
          "type": "integer",
          "minimum": 1
        }
      }
    }
  }
} as const;
