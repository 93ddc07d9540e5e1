/** An address as one writes it, without a protocol, is one of the web. */
export const absolute = (address) => (/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);

/** Whether an address leads to the bot: it is opened here, as Telegram opens it. */
export function isBotLink(address, username) {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, searchParams } = new URL(address);
  const name = protocol === "tg:" ? searchParams.get("domain") : pathname.replaceAll("/", "");
  const leadsToSomebody = protocol === "tg:" ? hostname === "resolve" : /^(www\.)?(t|telegram)\.me$/.test(hostname);
  return leadsToSomebody && name?.toLowerCase() === username.toLowerCase();
}
