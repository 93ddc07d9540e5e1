import fc from "fast-check";
import { openInquiries } from "../../src/conversation/answered.ts";
import { commands, type Event } from "../../src/conversation/event.ts";
import type { Step } from "../../src/conversation/finish.ts";
import type { Button, Screen } from "../../src/conversation/screen.ts";
import { freshState, type State } from "../../src/conversation/state.ts";
import { step } from "../../src/conversation/step.ts";
import { locales } from "../../src/domain/locale.ts";
import type { InquiryOutcome } from "../../src/inquiry/outcome.ts";
import { outcomes } from "./provider-texts.ts";
import { noon, shop } from "./sample-conversation.ts";

/** Something that a person does, or that happens to them, wherever they are. */
type Deed =
  | { readonly deed: "press"; readonly button: number }
  | { readonly deed: "answer"; readonly outcome: InquiryOutcome }
  | { readonly deed: "slow" }
  | { readonly deed: "event"; readonly event: Event };

export type Stride = { readonly before: State; readonly event: Event; readonly after: Step };

const texts = fc.oneof(
  fc.constantFrom(
    "514040400482",
    "14987654321",
    "8888801433177155",
    "081234567890",
    "budi@example.com",
    "12345678 1234",
  ),
  fc.constantFrom(
    "pln",
    "pdam 107917",
    "ml 12345678 (1234)",
    "50rb",
    "3",
    "<b>&",
    "x".repeat(4096),
    "😀".repeat(2048),
    `a${"😀".repeat(2000)}`,
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
);

const press = fc.record({ deed: fc.constant("press" as const), button: fc.nat({ max: 30 }) });
const said = fc
  .oneof(
    texts.map((text) => ({ kind: "text", text }) as const),
    texts.map((text) => ({ kind: "edited", text }) as const),
    fc.record({ kind: fc.constant("command" as const), command: fc.constantFrom(...commands), text: fc.constant("") }),
    fc.constant({ kind: "unreadable" } as const),
    fc.nat().map((message) => ({ kind: "shown", message, nonce: "first" }) as const),
  )
  .map((event) => ({ deed: "event", event }) as const);

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: press },
  { weight: 4, arbitrary: said },
  { weight: 3, arbitrary: outcomes.map((outcome) => ({ deed: "answer", outcome }) as const) },
  { weight: 1, arbitrary: fc.constant({ deed: "slow" } as const) },
);

/** Ways through the conversation: every state in them is one that a person can come to. */
export const walks: fc.Arbitrary<readonly Stride[]> = fc
  .tuple(fc.constantFrom(...locales), fc.array(deeds, { minLength: 1, maxLength: 14 }))
  .map(([locale, all]) => {
    const strides: Stride[] = [];
    let state = freshState(locale, "first");
    let screen: Screen | undefined;
    for (const [at, deed] of all.entries()) {
      const event = eventOf(deed, state, screen);
      const after = step(state, event, { now: noon, nonce: `n${at}`, reference: `R${at}` }, shop);
      strides.push({ before: state, event, after });
      state = after.state;
      screen = after.show?.screen ?? screen;
    }
    return strides;
  });

function eventOf(deed: Deed, state: State, screen: Screen | undefined): Event {
  const { nonce } = state;
  const [{ reference } = { reference: "gone" }] = openInquiries(state);
  switch (deed.deed) {
    case "event":
      return deed.event;
    case "answer":
      return { kind: "answered", reference, outcome: deed.outcome, answeredAt: 1_790_000_000_000 };
    case "slow":
      return { kind: "slow", reference };
    case "press": {
      const buttons = screen?.rows.flat().filter((button) => "action" in button) ?? [];
      const button: Button | undefined = buttons[deed.button % Math.max(buttons.length, 1)];
      const action = button !== undefined && "action" in button ? button.action : ({ do: "menu" } as const);
      return { kind: "press", action, nonce };
    }
  }
}
