import type { Announcement, Announcements } from "../../storage/announcements.ts";

/** From now on its buttons do nothing more. Gives what was not settled before, to one of those who ask. */
export async function settle(
  announcements: Pick<Announcements, "find" | "keep">,
  id: string,
): Promise<Announcement | undefined> {
  const found = await announcements.find(id);
  if (found === undefined || found.announcement.isSettled) return undefined;
  const { announcement, revision } = found;
  // Nothing else is ever written over it: whoever was quicker has settled it.
  const isOurs = await announcements.keep(id, { ...announcement, isSettled: true }, revision + 1);
  return isOurs ? announcement : undefined;
}
