export type JsonPlace = { readonly line: number; readonly column: number };

type State = "value" | "first item" | "key" | "first key" | "colon" | "item read" | "member read" | "end";
type Kind = "{" | "[" | "}" | "]" | ":" | "," | "scalar" | "string";

/** What may stand in each state, and the state behind it; `read` depends on what encloses the value. */
const moves: Readonly<Record<State, Partial<Record<Kind, State | "read">>>> = {
  value: { "{": "first key", "[": "first item", string: "read", scalar: "read" },
  "first item": { "{": "first key", "[": "first item", string: "read", scalar: "read", "]": "read" },
  key: { string: "colon" },
  "first key": { string: "colon", "}": "read" },
  colon: { ":": "value" },
  "item read": { ",": "value", "]": "read" },
  "member read": { ",": "key", "}": "read" },
  end: {},
};

const token =
  /\s*([[\]{}:,]|"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/uy;

/** Where a text that is not JSON stops being it: the first token that cannot stand where it stands. */
export function jsonMistake(text: string): JsonPlace {
  const sticky = new RegExp(token);
  const enclosing: Kind[] = [];
  let state: State = "value";
  let end = 0;
  for (;;) {
    const kind: Kind | undefined = kindOf(sticky.exec(text)?.[1] ?? "");
    const next: State | "read" | undefined = kind && moves[state][kind];
    if (next === undefined) return place(text, end);
    if (kind === "{" || kind === "[") enclosing.push(kind);
    if (kind === "}" || kind === "]") enclosing.pop();
    state = next === "read" ? behind(enclosing.at(-1)) : next;
    end = sticky.lastIndex;
  }
}

function kindOf(found: string): Kind | undefined {
  const first = found.charAt(0);
  switch (first) {
    case "":
      return undefined;
    case '"':
      return "string";
    case "{":
    case "[":
    case "}":
    case "]":
    case ":":
    case ",":
      return first;
    default:
      return "scalar";
  }
}

function behind(enclosing: Kind | undefined): State {
  if (enclosing === undefined) return "end";
  return enclosing === "{" ? "member read" : "item read";
}

function place(text: string, after: number): JsonPlace {
  const offset = after + text.slice(after).search(/\S|$/);
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
