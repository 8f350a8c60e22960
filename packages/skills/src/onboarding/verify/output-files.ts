// The files that the pages of a run are; all are required.
import type { Declared } from '../../verify/read-outputs.ts';
import { PAGES } from '../pages.ts';

export const INDEX = 'README.md';
export const LEDGER_FILE = 'evidence.json';
export const DECLARED: Declared = {
  required: [INDEX, LEDGER_FILE, ...PAGES.map((page) => `${page.name}.md`)],
};
