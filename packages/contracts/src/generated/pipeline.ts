// Generated from pipeline/v1/schema.json by `npm run generate`; edit the schema.

/**
 * Jobs, triggers, timeouts, retention and approvals, before any CI product's own words.
 */
export interface PipelinePlan {
  contract: 'pipeline/1';
  name: string;
  /**
   * @minItems 1
   */
  stages: string[];
  /**
   * @minItems 1
   */
  jobs: {
    name: string;
    stage: string;
    skill: string;
    trigger: 'manual' | 'merge' | 'schedule' | 'webhook';
    timeoutMinutes: number;
    /**
     * Commands, one a line.
     *
     * @minItems 1
     */
    script: string[];
    /**
     * @minItems 1
     */
    artifacts: {
      path: string;
      what: 'outputs' | 'audit';
      keepDays: number;
      when: 'success' | 'always';
    }[];
    /**
     * Jobs of one name run one at a time.
     */
    exclusive: string;
    tags: string[];
    /**
     * Jobs of earlier stages that must have passed; the job gets the files that they kept.
     *
     * @minItems 1
     */
    needs?: string[];
    /**
     * Who starts the job in the pipeline that its trigger made. Absent: a person if the trigger is manual, else the trigger.
     */
    start?: 'person' | 'trigger';
    /**
     * File of the checkout, relative, in which the script finds what the trigger’s request carried. Only with the trigger webhook.
     */
    payload?: string;
    /**
     * The CI product's variables of this environment reach the job, and no job without it.
     */
    environment?: string;
  }[];
}

export const schema = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "PipelinePlan",
  "description": "Jobs, triggers, timeouts, retention and approvals, before any CI product's own words.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "contract",
    "name",
    "stages",
    "jobs"
  ],
  "properties": {
    "contract": {
      "const": "pipeline/1"
    },
    "name": {
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
    },
    "stages": {
      "type": "array",
      "items": {
        "type": "string"
      },
      "minItems": 1
    },
    "jobs": {
      "type": "array",
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": [
          "name",
          "stage",
          "skill",
          "trigger",
          "timeoutMinutes",
          "script",
          "artifacts",
          "exclusive",
          "tags"
        ],
        "properties": {
          "name": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
          },
          "stage": {
            "type": "string"
          },
          "skill": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
          },
          "trigger": {
            "enum": [
              "manual",
              "merge",
              "schedule",
              "webhook"
            ]
          },
          "timeoutMinutes": {
            "type": "integer",
            "minimum": 1,
            "maximum": 240
          },
          "script": {
            "type": "array",
            "items": {
              "type": "string"
            },
            "minItems": 1,
            "description": "Commands, one a line."
          },
          "artifacts": {
            "type": "array",
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": [
                "path",
                "what",
                "keepDays",
                "when"
              ],
              "properties": {
                "path": {
                  "type": "string"
                },
                "what": {
                  "enum": [
                    "outputs",
                    "audit"
                  ]
                },
                "keepDays": {
                  "type": "integer",
                  "minimum": 1
                },
                "when": {
                  "enum": [
                    "success",
                    "always"
                  ]
                }
              }
            },
            "minItems": 1
          },
          "exclusive": {
            "type": "string",
            "description": "Jobs of one name run one at a time."
          },
          "tags": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "needs": {
            "type": "array",
            "items": {
              "type": "string",
              "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
            },
            "minItems": 1,
            "description": "Jobs of earlier stages that must have passed; the job gets the files that they kept."
          },
          "start": {
            "enum": [
              "person",
              "trigger"
            ],
            "description": "Who starts the job in the pipeline that its trigger made. Absent: a person if the trigger is manual, else the trigger."
          },
          "payload": {
            "type": "string",
            "minLength": 1,
            "description": "File of the checkout, relative, in which the script finds what the trigger’s request carried. Only with the trigger webhook."
          },
          "environment": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
            "description": "The CI product's variables of this environment reach the job, and no job without it."
          }
        }
      },
      "minItems": 1
    }
  }
} as const;
