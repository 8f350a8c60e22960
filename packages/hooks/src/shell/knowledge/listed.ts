// Makes the table of a command from the options that may be used; every other option is refused.
import type { Knowledge, Role } from './knowledge.ts';

/** Options that take a value, by what the value is. */
export type Valued = Partial<Record<Role, string>>;

type Values = NonNullable<Knowledge['values']>;

/** Any other name Perl may open as a command, or to write. */
export const noPerlOpen = { operandForm: /^[^|<>&]*$/u };

/**
 * @param only options without a value, separated by spaces
 * @param valued the same for options with one
 */
export function listed(
  operands: readonly Role[],
  only: string,
  valued: Valued = {},
  more: Partial<Knowledge> = {},
): Knowledge {
  // Most commands ask for few tables, and a hook that starts anew for none but those.
  let options: readonly string[] | undefined;
  let roles: Values | undefined;
  return {
    operands,
    get only() {
      return (options ??= only.split(' '));
    },
    get values() {
      return (roles ??= rolesOf(valued));
    },
    ...more,
  };
}

function rolesOf(valued: Valued): Values {
  return Object.fromEntries(
    Object.entries(valued).flatMap(([role, options]) =>
      options.split(' ').map((option) => [option, role as Role] as const),
    ),
  );
}
