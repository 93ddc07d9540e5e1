import { popupMenu } from "./popup-menu.js";

/** What one can do with a message: by right click, long press, a tap on a touch screen, or Enter. */
export function messageMenu(list, { messageOf, items, reply }) {
  function open(event, point) {
    const node = event.target.closest(".message:not(.service)");
    const message = node && messageOf(node);
    if (!message) return;
    event.preventDefault();
    popupMenu(point ?? centreOf(node), node.textContent, items(message));
  }

  list.addEventListener("contextmenu", (event) => {
    // The keyboard's Menu key has no point of its own.
    open(event, event.button === 2 ? { x: event.clientX, y: event.clientY } : undefined);
  });
  list.addEventListener("click", (event) => {
    const onControl = event.target.closest("a, button, [role=button]") !== null;
    const onBubble = event.target.closest(".bubble") !== null;
    if (event.pointerType === "touch" && onBubble && !onControl) open(event, { x: event.clientX, y: event.clientY });
  });
  list.addEventListener("dblclick", (event) => {
    const message = event.target.closest(".bubble") && messageOf(event.target.closest(".message"));
    if (message) reply(message);
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".message")) open(event);
  });
}

function centreOf(node) {
  const { left, top, width, height } = (node.querySelector(".bubble") ?? node).getBoundingClientRect();
  return { x: left + Math.min(width / 2, 120), y: top + Math.min(height / 2, 120) };
}
