// Generated from confinement/v1/schema.json by `npm run generate`; edit the schema.

/**
 * The promises of a container and, once started, the proof of each from inside.
 */
export interface Confinement {
  contract: 'confinement/1';
  mode: 'launch' | 'in-place';
  engine: string;
  image: string;
  promises: {
    user: {
      uid: number;
      gid: number;
    };
    network: 'none';
    readOnlyRoot: true;
    /**
     * @maxItems 0
     */
    capabilities: string[];
    noNewPrivileges: true;
    seccomp: {
      digest: string;
      /**
       * System calls that the profile allows.
       */
      calls: number;
    };
    mounts: {
      target: string;
      access: 'read' | 'write';
      what: string;
    }[];
    tmpfs: {
      target: string;
      megabytes: number;
    }[];
    limits: {
      memoryMb: number;
      pids: number;
      seconds: number;
      openFiles: number;
      cpus: number;
      /**
       * What all writable mounts may hold together, and one file of them at most.
       */
      outMb: number;
    };
    /**
     * Names of the only variables a session sees.
     */
    environment: string[];
    hostname: string;
    /**
     * Nothing in a mount can be executed, writable or not.
     */
    noExec: true;
  };
  /**
   * Null before the container started.
   */
  attestation:
    | {
        promise: string;
        kept: boolean;
        saw: string;
      }[]
    | null;
  /**
   * Promises that this way of running cannot keep; whoever started the run accepted each.
   */
  missing?: {
    promise: string;
    why: string;
  }[];
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Confinement",
  "description": "The promises of a container and, once started, the proof of each from inside.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "mode",
    "engine",
    "image",
    "promises",
    "attestation"
  ],
  "properties": {
    "contract": {
      "const": "confinement/1"
    },
    "mode": {
      "enum": [
        "launch",
        "in-place"
      ]
    },
    "engine": {
      "type": "string"
    },
    "image": {
      "type": "string"
    },
    "promises": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "user",
        "network",
        "readOnlyRoot",
        "capabilities",
        "noNewPrivileges",
        "seccomp",
        "noExec",
        "mounts",
        "tmpfs",
        "limits",
        "environment",
        "hostname"
      ],
      "properties": {
        "user": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "uid",
            "gid"
          ],
          "properties": {
            "uid": {
              "type": "integer",
              "minimum": 1
            },
            "gid": {
              "type": "integer",
              "minimum": 1
            }
          }
        },
        "network": {
          "enum": [
            "none"
          ]
        },
        "readOnlyRoot": {
          "const": true
        },
        "capabilities": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "maxItems": 0
        },
        "noNewPrivileges": {
          "const": true
        },
        "seccomp": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "digest",
            "calls"
          ],
          "properties": {
            "digest": {
              "type": "string",
              "pattern": "^sha256:[0-9a-f]{64}$"
            },
            "calls": {
              "type": "integer",
              "minimum": 1,
              "description": "System calls that the profile allows."
            }
          }
        },
        "mounts": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "target",
              "access",
              "what"
            ],
            "properties": {
              "target": {
                "type": "string",
                "pattern": "^/"
              },
              "access": {
                "enum": [
                  "read",
                  "write"
                ]
              },
              "what": {
                "type": "string"
              }
            }
          }
        },
        "tmpfs": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "target",
              "megabytes"
            ],
            "properties": {
              "target": {
                "type": "string",
                "pattern": "^/"
              },
              "megabytes": {
                "type": "integer",
                "minimum": 1
              }
            }
          }
        },
        "limits": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "memoryMb",
            "pids",
            "seconds",
            "openFiles",
            "cpus",
            "outMb"
          ],
          "properties": {
            "memoryMb": {
              "type": "integer",
              "minimum": 64
            },
            "pids": {
              "type": "integer",
              "minimum": 16
            },
            "seconds": {
              "type": "integer",
              "minimum": 1
            },
            "openFiles": {
              "type": "integer",
              "minimum": 64
            },
            "cpus": {
              "type": "integer",
              "minimum": 1
            },
            "outMb": {
              "type": "integer",
              "minimum": 1,
              "description": "What all writable mounts may hold together, and one file of them at most."
            }
          }
        },
        "environment": {
          "type": "array",
          "items": {
            "type": "string"
          },
          "description": "Names of the only variables a session sees."
        },
        "hostname": {
          "type": "string"
        },
        "noExec": {
          "const": true,
          "description": "Nothing in a mount can be executed, writable or not."
        }
      }
    },
    "attestation": {
      "anyOf": [
        {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": [
              "promise",
              "kept",
              "saw"
            ],
            "properties": {
              "promise": {
                "type": "string"
              },
              "kept": {
                "type": "boolean"
              },
              "saw": {
                "type": "string"
              }
            }
          }
        },
        {
          "type": "null"
        }
      ],
      "description": "Null before the container started."
    },
    "missing": {
      "type": "array",
      "description": "Promises that this way of running cannot keep; whoever started the run accepted each.",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "promise",
          "why"
        ],
        "properties": {
          "promise": {
            "type": "string"
          },
          "why": {
            "type": "string"
          }
        }
      }
    }
  }
} as const;
