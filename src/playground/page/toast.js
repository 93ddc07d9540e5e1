import { byId } from "./dom.js";

const shownForMs = 3000;
let timer;

/** A short notice over everything, which goes by itself. */
export function toast(text) {
  const node = byId("toast");
  clearTimeout(timer);
  node.hidePopover();
  node.textContent = text;
  node.showPopover();
  timer = setTimeout(() => node.hidePopover(), shownForMs);
}

/** A notice that waits until it was read. */
export function alertBox(title, text) {
  byId("alert-title").textContent = title;
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}

/** Says something to a screen reader only. */
export function announce(text) {
  byId("announcer").textContent = text;
}
