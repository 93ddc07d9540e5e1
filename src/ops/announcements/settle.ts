import type { Announcement, Announcements } from "../../storage/announcements.ts";

/** From now on its buttons do nothing more. Gives what was not settled before. */
export async function settle(
  announcements: Pick<Announcements, "find" | "keep">,
  id: string,
): Promise<Announcement | undefined> {
  for (;;) {
    const found = await announcements.find(id);
    if (found === undefined || found.announcement.isSettled) return undefined;
    const { announcement, revision } = found;
    if (await announcements.keep(id, { ...announcement, isSettled: true }, revision + 1)) return announcement;
  }
}
