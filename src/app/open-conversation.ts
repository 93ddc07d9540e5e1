import type { Ports } from "../conversation/ports.ts";
import { type Turns, turns } from "../conversation/turns.ts";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Localized } from "../domain/locale.ts";
import { shower } from "../telegram/show.ts";
import { showerAlone } from "../telegram/show-alone.ts";
import { typing } from "../telegram/typing.ts";
import { later } from "./later.ts";
import type { Ground } from "./open-ground.ts";

export type ConversationOptions = Pick<Ports, "inquire" | "isMasked" | "openDoor"> & {
  readonly disrupted: () => ReadonlySet<string>;
};

/** The conversation with its ports: kept in the store, shown in Telegram. */
export async function openConversation(
  { catalogue, kept, randomName, reach, reference, sharing, telegram, watch, words }: Ground,
  { inquire, isMasked, openDoor, disrupted }: ConversationOptions,
): Promise<Turns> {
  const { api, username } = telegram.bot;
  const samples = reach.isSandbox ? { samples: await sandboxNumbers() } : {};
  const rendering = { words, bot: username, example: exampleOf(catalogue), ...samples };
  const failed = (error: unknown) => watch.failed("show", error);
  const screens = shower(api, { ...rendering, isMasked }, failed);
  return turns(catalogue, {
    load: watch.turns.load(kept.load),
    save: watch.turns.save(kept.save),
    keepLocale: kept.keepLocale,
    chatsOf: kept.chatsOf,
    forget: kept.forget,
    show: watch.turns.show(screens.show),
    retire: screens.retire,
    isMasked,
    alone: showerAlone(api, rendering, { failed, now: Date.now }),
    openDoor,
    jobs: sharing.jobs,
    inquire,
    waiting: typing(api, (error) => watch.failed("typing", error)),
    later,
    moment: () => ({ disrupted: disrupted(), now: Date.now(), nonce: randomName(5), reference: reference() }),
    broke: watch.failed,
  });
}

/** For the help. Loaded where it is used, like all of the sandbox: a real bot does without it. */
async function sandboxNumbers(): Promise<Localized> {
  const { numbersToTry } = await import("../sandbox/numbers-to-try.ts");
  return { id: numbersToTry("id"), en: numbersToTry("en") };
}

/** For the help: a product and a number in one line, in words of both languages. */
function exampleOf({ products }: Catalogue): string {
  const [product] = products;
  const [field] = product?.fields ?? [];
  const number = field?.kind === "account" ? field.example : "";
  const [word = ""] = product?.name.id.toLowerCase().split(" ") ?? [];
  return `${word} ${number}`.trim();
}
