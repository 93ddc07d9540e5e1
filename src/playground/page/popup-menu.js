import { element, icon } from "./dom.js";

const gap = 8;

/**
 * Opens a menu at a point of the window. It closes by choice, Escape or a press elsewhere, and gives the focus back.
 * @param {{ x: number, y: number, above?: number }} point
 * @param {string} label
 * @param {{ label: string, icon: string, danger?: boolean, run(): void }[]} items
 */
export function popupMenu(point, label, items) {
  const focused = document.activeElement;
  const menu = element("div", { class: "popup-menu", role: "menu", "aria-label": label, popover: "auto" });
  for (const item of items) {
    const onclick = () => {
      menu.hidePopover();
      item.run();
    };
    const style = item.danger ? "menu-item danger" : "menu-item";
    menu.append(
      element("button", { type: "button", role: "menuitem", class: style, onclick }, icon(item.icon), item.label),
    );
  }
  menu.addEventListener("keydown", moveFocus);
  menu.addEventListener("toggle", ({ newState }) => newState === "closed" && menu.remove());
  menu.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "closed" && menu.contains(document.activeElement)) focused?.focus();
  });
  document.body.append(menu);
  menu.showPopover();
  place(menu, point);
  menu.firstElementChild?.focus();
}

function place(menu, { x, y, above = y }) {
  const { width, height } = menu.getBoundingClientRect();
  const top = y + height + gap <= innerHeight ? y : above - height;
  menu.style.left = `${Math.max(gap, Math.min(x, innerWidth - width - gap))}px`;
  menu.style.top = `${Math.max(gap, top)}px`;
}

function moveFocus(event) {
  const items = [...event.currentTarget.children];
  const at = items.indexOf(document.activeElement);
  const targets = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 };
  const target = targets[event.key];
  if (event.key === "Tab") event.currentTarget.hidePopover();
  if (target === undefined) return;
  event.preventDefault();
  items[target % items.length].focus();
}

/** Where a menu of this element belongs: below it, or above when there is no room. */
export function pointOf(node) {
  const { left, top, bottom } = node.getBoundingClientRect();
  return { x: left, y: bottom + gap / 2, above: top - gap / 2 };
}
