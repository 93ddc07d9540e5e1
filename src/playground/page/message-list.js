import { bubble } from "./bubble.js";
import { byId, element } from "./dom.js";
import { keyOf } from "./message-key.js";
import { dayOf, isSameDay } from "./moment.js";

const nearEndPixels = 60;
const groupedWithinSeconds = 300;

/** The open chat's messages: appended, replaced in place, removed; scrolled to the newest unless one reads above. */
export function messageList() {
  const scroller = byId("scroller");
  const list = byId("messages");
  const newest = byId("newest");
  const count = byId("newest-count");
  /** @type {Map<number, { message: import("./api.js").Message, node: HTMLElement }>} */
  let shown = new Map();
  let view;
  let following = true;
  let missed = 0;
  let top = 0;

  function toEnd() {
    following = true;
    scroller.scrollTop = scroller.scrollHeight;
    showMissed(0);
  }

  function showMissed(number) {
    missed = number;
    newest.hidden = following;
    count.hidden = missed === 0;
    count.textContent = String(missed);
  }

  scroller.addEventListener("scroll", () => {
    // What grew since is no reason to stop following, only a person who scrolled up is.
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    if (scrollHeight - scrollTop - clientHeight < nearEndPixels) following = true;
    else if (scrollTop < top) following = false;
    top = scrollTop;
    showMissed(following ? 0 : missed);
  });
  newest.addEventListener("click", toEnd);
  // Whatever grows or shrinks (a message edited, a phone's keyboard), the newest one stays in sight.
  const observer = new ResizeObserver(() => following && toEnd());
  observer.observe(scroller);
  observer.observe(list);
  list.addEventListener("keydown", (event) => moveFocus(event, list));

  function add(message) {
    const node = bubble(message, view);
    shown.set(keyOf(message), { message, node });
    list.append(node);
  }

  return {
    toEnd,
    show(messages, nextView) {
      view = nextView;
      shown = new Map();
      list.replaceChildren();
      for (const message of messages) add(message);
      arrange(list, shown, view.words);
      toEnd();
    },
    put(message) {
      const key = keyOf(message);
      const known = shown.get(key);
      if (known === undefined) {
        add(message);
        shown.get(key).node.classList.add("fresh");
        if (!following) showMissed(missed + 1);
      } else known.node = replace(known.node, bubble(message, view));
      shown.get(key).message = message;
      arrange(list, shown, view.words);
    },
    remove(key) {
      shown.get(key)?.node.remove();
      shown.delete(key);
      arrange(list, shown, view.words);
    },
    messageOf: (node) => shown.get(Number(node.dataset.id))?.message,
    reveal(message) {
      const node = shown.get(keyOf(message))?.node;
      node?.scrollIntoView({ block: "center" });
      node?.focus();
    },
  };
}

/** Keeps the focus on the button that lies where the focused one lay: else every edit throws a keyboard user out. */
function replace(node, next) {
  const controls = (root) => [...root.querySelectorAll("button, a, [role=button]")];
  const at = controls(node).indexOf(document.activeElement);
  const focused = node.contains(document.activeElement);
  node.replaceWith(next);
  if (focused) (controls(next)[at] ?? next).focus();
  return next;
}

/** Days above messages, names and tails once in a row of the same person, one Tab stop for all. */
function arrange(list, shown, words) {
  for (const day of list.querySelectorAll(".day")) day.remove();
  const entries = [...shown.values()];
  for (const [index, { message, node }] of entries.entries()) {
    const before = entries[index - 1]?.message;
    const after = entries[index + 1]?.message;
    node.classList.toggle("first", !together(before, message));
    node.classList.toggle("last", !together(message, after));
    node.tabIndex = after === undefined ? 0 : -1;
    if (before === undefined || !isSameDay(before.date, message.date)) {
      const day = dayOf(message.date, words.locale, Date.now());
      node.before(element("div", { class: "day" }, element("span", { class: "pill" }, day)));
    }
  }
}

function together(one, other) {
  return one?.from.id === other?.from.id && other.date - one.date < groupedWithinSeconds;
}

function moveFocus(event, list) {
  const messages = [...list.querySelectorAll(".message")];
  const at = messages.indexOf(document.activeElement);
  if (at === -1) return;
  const targets = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: messages.length - 1 };
  const target = messages[targets[event.key]];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}
