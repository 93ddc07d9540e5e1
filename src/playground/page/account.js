import { byId, element, icon } from "./dom.js";
import { avatar, fullName } from "./people.js";

const languages = ["id", "en", "jv", "ms", "zh-hans", "ar"];

/** The drawer in which one becomes another person, or changes that person's language. */
export function accountDrawer({ setLanguage, placeOf }) {
  const drawer = byId("account");
  drawer.addEventListener("click", (event) => event.target === drawer && drawer.close());

  function show({ person, world, words }) {
    const close = { class: "round", type: "button", "aria-label": words.close, onclick: () => drawer.close() };
    drawer.replaceChildren(
      element(
        "header",
        { class: "drawer-head" },
        element("h2", { id: "account-title" }, words.person),
        element("button", close, icon("close")),
      ),
      element(
        "ul",
        { class: "people" },
        ...world.people.map((one) => personRow(one, person, placeOf(one.id), () => drawer.close())),
      ),
      languageField(person, words, setLanguage),
      world.help && element("a", { class: "menu-item", href: "help", target: "_blank" }, icon("help"), words.help),
    );
  }

  return {
    open(state) {
      show(state);
      drawer.showModal();
    },
    /** After a change of language the open drawer speaks it too. */
    refresh(state) {
      if (!drawer.open) return;
      show(state);
      drawer.querySelector("select").focus();
    },
  };
}

function personRow(one, me, href, onclick) {
  const current = one.id === me.id;
  const details = [one.username && `@${one.username}`, one.language_code, one.id].filter(Boolean).join(" · ");
  return element(
    "li",
    {},
    element(
      "a",
      { class: "person-row", href, onclick, ...(current && { "aria-current": "true" }) },
      avatar(one.id, fullName(one)),
      element("strong", { class: "row-title" }, fullName(one)),
      element("span", { class: "row-last" }, details),
      current && icon("check"),
    ),
  );
}

function languageField(person, words, setLanguage) {
  const codes = [...new Set([...languages, person.language_code ?? "", ""])];
  const names = new Intl.DisplayNames(words.locale, { type: "language" });
  const options = codes.map((code) => {
    const selected = code === (person.language_code ?? "");
    return element("option", { value: code, selected }, code === "" ? words.noLanguage : `${names.of(code)} (${code})`);
  });
  const onchange = ({ currentTarget }) => setLanguage(currentTarget.value);
  return element("label", { class: "field" }, words.language, element("select", { onchange }, ...options));
}
