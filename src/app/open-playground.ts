import type { Config } from "../config/read-config.ts";
import type { Pages } from "../ops/monitoring-pages.ts";
import { playground } from "../playground/playground.ts";
import { servePlayground } from "../playground/serve-playground.ts";
import { storiesPage } from "../sandbox/stories-page.ts";
import { atPort } from "./at-port.ts";
import { playgroundBot, playgroundCast } from "./playground-cast.ts";

export type OpenPlayground = {
  /** Of its page, and of its Bot API. */
  readonly url: string;
  readonly token: string;
  readonly close: () => Promise<void>;
};

/** The playground, with monitoring's pages beside its own: it has the port. */
export async function openPlayground(http: Config["http"], pages: Pages): Promise<OpenPlayground> {
  // Whoever reaches it can speak as any person in it, so it never leaves this machine, whatever HOST says.
  const host = "127.0.0.1";
  const help = `${storiesPage("id")}${storiesPage("en")}`;
  const local = playground({ bot: playgroundBot, ...playgroundCast, clock: Date.now, help });
  const fetch = async (request: Request) => (await pageFor(request, pages)) ?? local.fetch(request);
  const { url, close } = await atPort(http, (port) => servePlayground({ ...local, fetch }, { host, port }));
  return { url, token: playgroundBot.token, close };
}

async function pageFor({ method, url }: Request, pages: Pages): Promise<Response | undefined> {
  const page = method === "GET" ? await pages(new URL(url).pathname) : undefined;
  return page && new Response(page.text, { status: page.status, headers: { "content-type": page.type } });
}
