import type { DeskButton, DeskPart, DeskReply, DeskRequest, DeskRows } from "../../desk/desk.ts";
import type { Catalogue } from "../../domain/catalogue.ts";
import type { Product } from "../../domain/product.ts";
import type { Words } from "../../i18n/words.ts";
import { lastingText } from "../lasting-text.ts";
import type { Switches } from "./keep-switches.ts";
import { type Order, readOrder } from "./read-order.ts";
import { isSame, type Target } from "./switch.ts";

export type SwitchDeskOptions = {
  readonly switches: Switches;
  readonly catalogue: Catalogue;
  readonly providers: readonly string[];
  /** No offer of the product may be asked. */
  readonly isClosed: (product: Product) => boolean;
  readonly nameOf: (target: Target, words: Words) => string;
  /** Writes into the audit what somebody has done. */
  readonly audit: (person: number, deed: string, about: string) => Promise<void>;
  readonly clock: () => number;
};

const shortMs = 30 * 60_000;
const mostFound = 8;

/** `/provider` and `/produk`: what is off is not asked, until its time is over or somebody switches it on. */
export function switchDesk(options: SwitchDeskOptions): DeskPart {
  const { switches, audit, clock } = options;
  const list = listing(options);

  async function off({ person, words }: DeskRequest, target: Target, forMs: number | undefined): Promise<string> {
    const since = clock();
    await switches.turnOff({ ...target, since, ...(forMs === undefined ? {} : { until: since + forMs }) });
    const about = forMs === undefined ? target.id : `${target.id} ${Math.round(forMs / 60_000)}m`;
    await audit(person.id, `${target.kind}-off`, about);
    return words.html("switch.done-off", { name: options.nameOf(target, words), until: list.untilOf(target, words) });
  }

  async function on({ person, words }: DeskRequest, target: Target): Promise<string> {
    const wasOff = await switches.turnOn(target);
    if (wasOff) await audit(person.id, `${target.kind}-on`, target.id);
    return words.html(wasOff ? "switch.done-on" : "switch.was-on", { name: options.nameOf(target, words) });
  }

  async function act(request: DeskRequest, target: Target, order: Order): Promise<DeskReply> {
    switch (order.kind) {
      case "off": {
        const done = await off(request, target, order.forMs);
        return { html: [done, list.leftAlone(request.words)].filter(Boolean).join("\n") };
      }
      case "on":
        return { html: await on(request, target) };
      case "list":
      case "look":
      case "unclear":
        return list.one(target, request.words);
    }
  }

  function command(kind: Target["kind"]): (request: DeskRequest) => Promise<DeskReply> {
    return async (request) => {
      const order = readOrder(request.text);
      if (order.kind === "list") return list.all(kind, request.words);
      if (order.kind === "unclear") return { html: request.words.html(`switch.usage.${kind}`) };
      const target = list.known(kind, order.name);
      return target === undefined ? list.unknown(kind, order.name, request.words) : act(request, target, order);
    };
  }

  function press(
    kind: Target["kind"],
    order: (minutes: string) => Order,
  ): (request: DeskRequest) => Promise<DeskReply> {
    return async (request) => {
      const [id = "", minutes = ""] = request.text.split(" ");
      const target = list.known(kind, id);
      if (target === undefined) return { toast: request.words.plain("toast.expired") };
      const done = await act(request, target, order(minutes));
      const { rows = [] } = list.one(target, request.words);
      return { ...done, rows };
    };
  }

  const turnOff = (minutes: string): Order => {
    const forMs = Number(minutes) * 60_000;
    return { kind: "off", name: "", ...(forMs > 0 && forMs <= 24 * 60 * 60_000 ? { forMs } : {}) };
  };
  const turnOn = (): Order => ({ kind: "on", name: "" });
  return {
    commands: [
      { names: ["provider", "provider"], least: "ops", where: "desk", run: command("provider") },
      { names: ["produk", "product"], least: "ops", where: "desk", run: command("product") },
    ],
    presses: {
      "provider-off": { least: "ops", run: press("provider", turnOff) },
      "provider-on": { least: "ops", run: press("provider", turnOn) },
      "product-off": { least: "ops", run: press("product", turnOff) },
      "product-on": { least: "ops", run: press("product", turnOn) },
    },
  };
}

function listing({ switches, catalogue, providers, isClosed, nameOf, clock }: SwitchDeskOptions) {
  const idsOf = (kind: Target["kind"]) => (kind === "provider" ? providers : catalogue.products.map(({ id }) => id));
  const switchOf = (target: Target) => switches.all().find((one) => isSame(one, target));

  function untilOf(target: Target, words: Words): string {
    const until = switchOf(target)?.until;
    if (until === undefined) return words.plain("switch.until-on");
    return words.plain("switch.until", {
      time: words.clock(until),
      left: lastingText(until - clock() + 59_999, words),
    });
  }

  function lineOf(target: Target, words: Words): string {
    const name = nameOf(target, words);
    return switchOf(target) === undefined
      ? words.html("switch.is-on", { name })
      : words.html("switch.is-off", { name, until: untilOf(target, words) });
  }

  function buttonsOf(target: Target, words: Words): readonly DeskButton[] {
    const { plain } = words;
    const name = nameOf(target, words);
    const { kind, id } = target;
    if (switchOf(target) !== undefined)
      return [{ text: plain("switch.button.on", { name }), press: `${kind}-on:${id}` }];
    return [
      { text: plain("switch.button.off-shortly", { name }), press: `${kind}-off:${id} ${shortMs / 60_000}` },
      { text: plain("switch.button.off", { name }), press: `${kind}-off:${id}` },
    ];
  }

  const rowsOf = (targets: readonly Target[], words: Words): DeskRows => targets.map((one) => buttonsOf(one, words));
  const providerTargets = () => providers.map((id): Target => ({ kind: "provider", id }));
  const productsOff = () => switches.all().filter(({ kind }) => kind === "product");

  return {
    untilOf,
    line: lineOf,
    known: (kind: Target["kind"], id: string): Target | undefined =>
      idsOf(kind).includes(id) ? { kind, id } : undefined,
    one: (target: Target, words: Words): DeskReply => ({
      html: lineOf(target, words),
      rows: [buttonsOf(target, words)],
    }),
    all: (kind: Target["kind"], words: Words): DeskReply => {
      const targets: readonly Target[] = kind === "provider" ? providerTargets() : productsOff();
      const lines = targets.map((target) => lineOf(target, words));
      const none = targets.length === 0 ? [words.html("switch.no-product-off")] : [];
      return {
        html: [...lines, ...none, "", words.html(`switch.usage.${kind}`)].join("\n"),
        rows: rowsOf(targets, words),
      };
    },
    unknown: (kind: Target["kind"], typed: string, { html, locale }: Words): DeskReply => {
      const name = typed.slice(0, 40);
      const isLike = ({ id, name: called }: Product) =>
        id.includes(typed) || called[locale].toLowerCase().includes(typed);
      const like = kind === "provider" ? providers : catalogue.products.filter(isLike).map(({ id }) => id);
      if (like.length === 0) return { html: html("switch.no-product", { name }) };
      const ids = like.slice(0, mostFound).map((id) => `• <code>${id}</code>`);
      return { html: [html(kind === "provider" ? "switch.unknown" : "switch.similar", { name }), ...ids].join("\n") };
    },
    /** Of what is left to ask, in one line. */
    leftAlone: ({ html, figure }: Words): string => {
      const closed = catalogue.products.filter(isClosed);
      return closed.length === 0 ? "" : html("switch.closed", { count: figure(closed.length) });
    },
  };
}

/** A line for each thing that is off. */
export function switchedOffLines(options: SwitchDeskOptions, words: Words): readonly string[] {
  const { line } = listing(options);
  return options.switches.all().map((one) => line(one, words));
}

/** What is told when the time of a switch is over. */
export function endedText({ nameOf }: Pick<SwitchDeskOptions, "nameOf">, ended: Target, words: Words): string {
  return words.html("switch.ended", { name: nameOf(ended, words) });
}
