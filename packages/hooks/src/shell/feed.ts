// What is known of the names that a pipeline or a variable brings.

/**
 * `paths`: each begins with a folder that the command line names, so none can look like an option.
 * `references`: short names of branches and tags, which hold no space and no `..`, but may look like an option.
 */
export type Feed = 'paths' | 'names' | 'references' | null;
