// Where an incident's inputs lie in the repository that a run reads.

/** The webhook's body, unchanged. */
export const ALERT_PATH = '.harness/alert.json';
/** The reviewed scope. */
export const SCOPE_PATH = '.harness/incident.json';
