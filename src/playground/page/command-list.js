import { byId, element } from "./dom.js";

/**
 * The commands over the message field, filtered by what is typed, walked with the arrow keys while the focus stays in
 * the field.
 * @param {{ input: HTMLTextAreaElement, choose(command: string): void, fill(command: string): void }} options
 */
export function commandList({ input, choose, fill }) {
  const list = byId("commands");
  const opener = byId("commands-button");
  let commands = [];
  let offered = [];
  let selected = 0;

  function show(next) {
    offered = next;
    selected = 0;
    list.hidden = offered.length === 0;
    opener.ariaExpanded = String(!list.hidden);
    list.replaceChildren(...offered.map(option));
    select(0);
  }

  function option({ command, description }, index) {
    return element(
      "div",
      { class: "suggestion", role: "option", id: `command-${index}`, onclick: () => choose(command) },
      element("strong", {}, `/${command}`),
      element("span", {}, description),
    );
  }

  function select(index) {
    selected = index;
    for (const [at, node] of [...list.children].entries()) {
      node.ariaSelected = String(at === selected);
      if (at === selected) node.scrollIntoView({ block: "nearest" });
    }
    if (list.hidden) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `command-${selected}`);
  }

  const keys = {
    ArrowDown: () => select((selected + 1) % offered.length),
    ArrowUp: () => select((selected + offered.length - 1) % offered.length),
    Enter: () => choose(offered[selected].command),
    Tab: () => fill(offered[selected].command),
    Escape: () => show([]),
  };

  opener.addEventListener("click", () => {
    show(list.hidden ? commands : []);
    input.focus();
  });

  return {
    offer(next) {
      commands = next;
      opener.hidden = commands.length === 0;
    },
    typed(text) {
      const [, start] = /^\/(\w*)$/.exec(text) ?? [];
      show(start === undefined ? [] : commands.filter(({ command }) => command.startsWith(start.toLowerCase())));
    },
    /** Whether the key was one for the list. */
    key(event) {
      if (list.hidden || event.shiftKey || keys[event.key] === undefined) return false;
      event.preventDefault();
      keys[event.key]();
      return true;
    },
  };
}
