import type { Locale } from "../domain/locale.ts";
import type { Words } from "../i18n/words.ts";
import type { Audience } from "./audience.ts";

/** For whom a screen is rendered, and what of the bot it tells. */
export type Rendering = {
  readonly words: Words;
  readonly owner: number;
  readonly audience: Audience;
  /** The bot's name, without the @. */
  readonly bot: string;
  /** An example for the help, with a product's name and a number. */
  readonly example: string;
  /** Numbers that can be tried where no real provider stands behind. */
  readonly samples?: Readonly<Record<Locale, string>>;
};
