import { readAnswer } from "../conversation/read-answer.ts";
import type { Product, ProductId } from "../domain/product.ts";
import type { Inquire } from "../inquiry/answer.ts";
import type { Attempt } from "../inquiry/inquire.ts";
import { routing } from "../inquiry/routing.ts";
import { switchedOn } from "../inquiry/switching.ts";
import type { Switches } from "../ops/switches/keep-switches.ts";
import { answers } from "../storage/answers.ts";
import { billProviders } from "./bill-providers.ts";
import { later } from "./later.ts";
import type { Ground } from "./open-ground.ts";
import { openSwitches } from "./open-switches.ts";

export type OpenInquiries = {
  readonly inquire: Inquire;
  readonly switches: Switches;
  /** Products that nobody is likely to answer for now, or that ops have switched off. */
  readonly disrupted: () => ReadonlySet<ProductId>;
  /** Nothing that somebody has asked is remembered any more. */
  readonly forget: (person: number) => Promise<void>;
};

/** The way of an inquiry to the providers, and what is known of how passable it is. */
export async function openInquiries(
  { config, log, watch, store, sharing, reach, catalogue }: Ground,
  attempted: (attempt: Attempt) => void,
): Promise<OpenInquiries> {
  const remembered = answers(store, readAnswer);
  let disrupted: ReadonlySet<ProductId> = new Set();
  const { inquire, hear, isDisrupted } = routing({
    providers: billProviders(reach, sharing).map(watch.inquiries.provider),
    ...config.routing,
    ...(sharing.once && { across: { once: sharing.once, readAnswer } }),
    ...(sharing.seats && { seats: sharing.seats(config.routing) }),
    memory: remembered,
    attempted: (attempt) => {
      watch.inquiries.attempted(attempt);
      attempted(attempt);
    },
    waits: watch.inquiries.waits,
    changed: (change) => {
      if (change.isElsewhere !== true) news?.tell(change);
      watch.inquiries.changed(change);
      log.warn(change, change.isOpen ? "disrupted" : "recovered");
      markDisrupted();
    },
    failed: (error) => watch.failed("memory", error),
    clock: Date.now,
    random: Math.random,
    later,
  });
  const { openFor } = config.routing;
  const news = sharing.circuits?.({ openFor, heard: (change) => hear(change, Date.now()) });
  const switches = openSwitches(store, markDisrupted);

  function markDisrupted(): void {
    const isOut = (product: Product) => isDisrupted(switchedOn(product, switches.off));
    disrupted = new Set(catalogue.products.filter(isOut).map(({ id }) => id));
  }

  await switches.refresh();
  return {
    inquire,
    switches,
    disrupted: () => disrupted,
    forget: (person) => remembered.forget(String(person)),
  };
}
