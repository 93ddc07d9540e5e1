import { commandList } from "./command-list.js";
import { byId } from "./dom.js";
import { fullName } from "./people.js";
import { summaryOf } from "./summary.js";

/**
 * The message field with what belongs to it: reply or edit bar, commands, drafts per chat.
 * @param {{ submit(text: string, context?: { kind: "reply" | "edit", message: any }): Promise<boolean>,
 *   command(command: string): void, attach(button: HTMLElement): void, editLast(): void }} actions
 */
export function composer(actions) {
  const input = byId("input");
  const bar = byId("context");
  const drafts = new Map();
  let place;
  let words;
  let context;

  const commands = commandList({
    input,
    choose(command) {
      write("");
      actions.command(command);
    },
    fill: (command) => write(`/${command} `),
  });

  function write(text) {
    input.value = text;
    typed();
  }

  function typed() {
    byId("send").disabled = input.value.trim() === "";
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight}px`;
    commands.typed(input.value);
  }

  function setContext(next) {
    if (context?.kind === "edit") write("");
    context = next;
    bar.hidden = context === undefined;
    input.placeholder = context?.message.reply_markup?.input_field_placeholder ?? words.message;
    if (context === undefined) return;
    const { kind, message } = context;
    byId("context-icon").setAttribute("href", `#icon-${kind}`);
    byId("context-title").textContent = kind === "edit" ? words.editing : `${words.replyTo} ${fullName(message.from)}`;
    byId("context-summary").textContent = summaryOf(message, words);
    if (kind === "edit") write(message.text);
    input.focus();
  }

  async function submit() {
    const text = input.value.trim();
    if (text === "") return;
    const was = context;
    const from = place;
    setContext(undefined);
    write("");
    const sent = await actions.submit(text, was);
    if (sent || place !== from || input.value !== "") return;
    setContext(was);
    write(text);
  }

  function keyAction({ key, shiftKey }) {
    if (key === "Enter" && !shiftKey) return submit;
    if (key === "Escape" && context !== undefined) return () => setContext(undefined);
    if (key === "ArrowUp" && input.value === "") return actions.editLast;
    return undefined;
  }

  input.addEventListener("input", typed);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || commands.key(event)) return;
    const act = keyAction(event);
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  byId("context-close").addEventListener("click", () => {
    setContext(undefined);
    input.focus();
  });
  byId("attach").addEventListener("click", ({ currentTarget }) => actions.attach(currentTarget));

  return {
    /** @param {string} nextPlace what the draft is kept by */
    show(nextPlace, nextWords) {
      words = nextWords;
      if (place === nextPlace) return;
      if (place !== undefined && context?.kind !== "edit") drafts.set(place, input.value);
      setContext(undefined);
      place = nextPlace;
      write(drafts.get(place) ?? "");
    },
    offer: commands.offer,
    reply: (message) => setContext({ kind: "reply", message }),
    edit: (message) => setContext({ kind: "edit", message }),
    insert: (text) => {
      write(`${input.value}${text}`);
      input.focus();
    },
    focus: () => input.focus(),
  };
}
