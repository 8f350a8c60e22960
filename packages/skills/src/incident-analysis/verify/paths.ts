// Where an incident's two documents lie: what a run was handed, and what people reviewed.

/** Name of the input: the alert as it was sent. */
export const ALERT_INPUT = 'alert';
/** The reviewed scope, in the repository that a run reads. */
export const SCOPE_PATH = '.harness/incident.json';
