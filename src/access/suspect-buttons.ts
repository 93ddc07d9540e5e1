import type { DeskButton } from "../desk/desk.ts";
import type { Words } from "../i18n/words.ts";

/** What ops can do about somebody who is stopped. */
export function suspectButtons(handle: string, { plain }: Words): readonly DeskButton[] {
  return [
    { text: plain("access.button.allow"), press: `allow:${handle}` },
    { text: plain("access.button.suspend"), press: `suspend:${handle}` },
  ];
}
