/**
 * What this person can do with the bot in a group.
 * @param {import("./session.js").Chat} chat
 * @param {{ putBot(place: { member: boolean, admin?: boolean }): void, migrate(): void }} deeds
 */
export function groupItems(chat, words, deeds) {
  const { admin, blocked, bot_admin, type } = chat;
  return [
    blocked && { label: words.addBot, icon: "add", run: () => deeds.putBot({ member: true }) },
    blocked &&
      admin && { label: words.addBotAsAdmin, icon: "shield", run: () => deeds.putBot({ member: true, admin: true }) },
    !blocked &&
      admin && {
        label: bot_admin ? words.demoteBot : words.promoteBot,
        icon: "shield",
        run: () => deeds.putBot({ member: true, admin: !bot_admin }),
      },
    type === "group" && admin && { label: words.upgrade, icon: "group", run: deeds.migrate },
    !blocked &&
      admin && { label: words.removeBot, icon: "block", danger: true, run: () => deeds.putBot({ member: false }) },
  ].filter(Boolean);
}
