// Who must review a part of the tree, as CODEOWNERS says.
import { filled, line, sha, text } from '../field.ts';

export interface OwnerClaim {
  id: string;
  kind: 'owner';
  sha: string;
  pattern: string;
  /** Names separated by spaces. */
  owners: string;
  file: string;
  line: number;
}

export const OWNER = { sha, pattern: filled, owners: text, file: filled, line };
