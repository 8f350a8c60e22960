// Renders GitHub's ruleset: each team must approve its paths, and the exact review is a required check.
import { jsonText } from '../files/json.ts';
import type { OwnerMap } from './owner-map.ts';
import { contractPatterns } from './team-patterns.ts';

/** The name of the workflow's job, which GitHub shows as the check. */
const CHECK = 'owners';

/**
 * Source of the shape: GitHub's REST page on rulesets, `required_reviewers` of a `pull_request` rule.
 * A team without a `githubId` gets null, which GitHub refuses: better than a rule for nobody. Patterns with `*` and
 * paths shared by several teams are left to the check: the ruleset knows no "any of", and reads `*` otherwise.
 */
export function renderRuleset(map: OwnerMap): string {
  const contracts = contractPatterns(map).filter(({ pattern }) => !pattern.includes('*'));
  const reviewers = map.ownership.teams.map((team) => ({
    minimum_approvals: team.approvals,
    file_patterns: [
      ...team.packages.map((folder) => `/${folder}/`),
      ...team.paths.filter((pattern) => !pattern.includes('*')),
      ...contracts.filter(({ teams }) => teams.includes(team.name)).map(({ pattern }) => pattern),
    ].map((pattern) => `${pattern.slice(1)}${pattern.endsWith('/') ? '**' : ''}`),
    reviewer: { id: team.githubId ?? null, type: 'Team' },
  }));
  const ruleset = {
    name: 'owners',
    target: 'branch',
    enforcement: 'active',
    bypass_actors: [],
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      {
        type: 'pull_request',
        parameters: {
          allowed_merge_methods: ['merge', 'squash', 'rebase'],
          dismiss_stale_reviews_on_push: true,
          require_code_owner_review: true,
          require_last_push_approval: true,
          required_approving_review_count: 1,
          required_review_thread_resolution: false,
          required_reviewers: reviewers.filter(({ file_patterns }) => file_patterns.length > 0),
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: true,
          required_status_checks: [{ context: CHECK }],
        },
      },
    ],
  };
  return jsonText(ruleset);
}
