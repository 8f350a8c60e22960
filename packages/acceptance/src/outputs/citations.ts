// What counts as a citation in prose: a commit, a claim marker, or the honest absence of a reason.

/** 7 to 40 hexadecimal digits as a whole code span, as a whole link text, or behind `/commit/` in a link. */
const COMMIT = /`([0-9a-f]{7,40})`|\[([0-9a-f]{7,40})\]\(|\]\([^)\s]{0,400}\/commit\/([0-9a-f]{7,40})\b/gi;
const CLAIM = /\[\^?c\d+(?:\s*,\s*\^?c\d+)*\]/;
const NO_REASON = /\brationale not recorded\b/i;

export function citedCommits(text: string): string[] {
  return [...text.matchAll(COMMIT)].map((match) => (match[1] ?? match[2] ?? match[3] ?? '').toLowerCase());
}

export function cites(text: string): boolean {
  return citedCommits(text).length > 0 || CLAIM.test(text) || NO_REASON.test(text);
}
