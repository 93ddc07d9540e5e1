/** What somebody is to the bot, from the least to the most: each may do what those before may. */
export const roles = ["agent", "ops", "owner"] as const;

export type Role = (typeof roles)[number];

export function isAtLeast(role: Role | undefined, least: Role): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(least);
}
