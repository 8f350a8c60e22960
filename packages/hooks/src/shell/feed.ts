// What is known of the names that a pipeline or a variable brings.

/** `paths`: each begins with a folder that the command line names, so none can look like an option. */
export type Feed = 'paths' | 'names' | null;
