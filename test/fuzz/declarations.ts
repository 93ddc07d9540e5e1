import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A type of TypeScript, as far as the Bot API's types need it. */
export type Type =
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "array"; readonly of: Type }
  | { readonly kind: "union" | "intersection"; readonly of: readonly Type[] }
  | { readonly kind: "object"; readonly bases: readonly Type[]; readonly members: readonly Member[] }
  | { readonly kind: "named"; readonly name: string; readonly within: string; readonly given: readonly Type[] };

export type Member = { readonly name: string; readonly isOptional: boolean; readonly type: Type };

/** Types by their name, those of a namespace as `Namespace.Name`. */
export type Declarations = ReadonlyMap<string, Type>;

const tokens = /"(?:[^"\\]|\\.)*"|`[^`]*`|[A-Za-z_$][\w$]*|-?\d+(?:\.\d+)?|=>|\.\.\.|[{}()[\]<>|&;:?,.=*]/g;
const comments = /\/\*[\s\S]*?\*\/|\/\/.*$/gm;

/** All that grammY's own types of the Bot API declare. */
export function botApiDeclarations(): Declarations {
  const grammy = createRequire(createRequire(import.meta.url).resolve("grammy"));
  const folder = dirname(grammy.resolve("@grammyjs/types"));
  const found = new Map<string, Type>();
  for (const file of readdirSync(folder)) {
    if (file.endsWith(".d.ts") && file !== "methods.d.ts") declare(readFileSync(join(folder, file), "utf8"), found);
  }
  return found;
}

function declare(text: string, found: Map<string, Type>): void {
  const read = reader(text.replaceAll(comments, "").match(tokens) ?? []);
  statements(read, "", found);
}

type Reader = ReturnType<typeof reader>;

function reader(all: readonly string[]) {
  let at = 0;
  const peek = () => all[at] ?? "";
  const next = () => all[at++] ?? "";
  return {
    peek,
    next,
    isOver: () => at >= all.length,
    /** Goes on when this comes next. */
    takes: (token: string) => {
      if (peek() !== token) return false;
      at += 1;
      return true;
    },
    needs: (token: string) => {
      const found = next();
      if (found !== token) throw new Error(`"${token}" was expected and not "${found}", token ${at}`);
    },
  };
}

function statements(read: Reader, within: string, found: Map<string, Type>): void {
  while (!read.isOver() && read.peek() !== "}") {
    while (read.takes("export") || read.takes("declare"));
    const word = read.next();
    if (word === "interface") found.set(within + read.next(), interfaceOf(read, within));
    else if (word === "type" && read.peek() !== "{") found.set(within + read.next(), aliasOf(read, within));
    else if (word === "namespace") namespaceOf(read, within, found);
    else skipStatement(read);
  }
}

function namespaceOf(read: Reader, within: string, found: Map<string, Type>): void {
  const name = read.next();
  read.needs("{");
  statements(read, `${within}${name}.`, found);
  read.needs("}");
}

function skipStatement(read: Reader): void {
  while (!read.isOver() && !read.takes(";")) read.next();
}

function skipParameters(read: Reader): void {
  if (!read.takes("<")) return;
  for (let depth = 1; depth > 0; ) {
    const token = read.next();
    if (token === "<") depth += 1;
    if (token === ">") depth -= 1;
  }
}

function interfaceOf(read: Reader, within: string): Type {
  skipParameters(read);
  const bases: Type[] = [];
  if (read.takes("extends"))
    do bases.push(primary(read, within));
    while (read.takes(","));
  return { kind: "object", bases, members: membersOf(read, within) };
}

function aliasOf(read: Reader, within: string): Type {
  skipParameters(read);
  read.needs("=");
  const type = typeOf(read, within);
  read.takes(";");
  return type;
}

function membersOf(read: Reader, within: string): readonly Member[] {
  const members: Member[] = [];
  read.needs("{");
  while (!read.takes("}")) {
    const name = read.next().replaceAll('"', "");
    const isOptional = read.takes("?");
    read.needs(":");
    members.push({ name, isOptional, type: typeOf(read, within) });
    if (!read.takes(";")) read.takes(",");
  }
  return members;
}

function typeOf(read: Reader, within: string): Type {
  return several(read, "|", "union", () => several(read, "&", "intersection", () => postfix(read, within)));
}

function several(read: Reader, sign: string, kind: "union" | "intersection", one: () => Type): Type {
  read.takes(sign);
  const [first, ...rest] = [one()];
  const of = [first, ...rest];
  while (read.takes(sign)) of.push(one());
  return of.length === 1 && first !== undefined ? first : { kind, of: of.filter((type) => type !== undefined) };
}

function postfix(read: Reader, within: string): Type {
  let type = primary(read, within);
  while (read.takes("[")) {
    if (read.takes("]")) type = { kind: "array", of: type };
    else {
      typeOf(read, within);
      read.needs("]");
      type = named("unknown", within);
    }
  }
  return type;
}

function primary(read: Reader, within: string): Type {
  const token = read.peek();
  if (token === "{") return { kind: "object", bases: [], members: membersOf(read, within) };
  read.next();
  if (token === "(") {
    const type = typeOf(read, within);
    read.needs(")");
    return type;
  }
  if (token === "keyof" || token === "typeof") {
    postfix(read, within);
    return named("string", within);
  }
  if (token.startsWith("`")) return named("string", within);
  if (token.startsWith('"')) return { kind: "literal", value: JSON.parse(token) };
  if (/^-?\d/.test(token)) return { kind: "literal", value: Number(token) };
  if (token === "true" || token === "false") return { kind: "literal", value: token === "true" };
  return reference(read, token, within);
}

function reference(read: Reader, first: string, within: string): Type {
  let name = first;
  while (read.takes(".")) name += `.${read.next()}`;
  const given: Type[] = [];
  if (read.takes("<")) {
    do given.push(typeOf(read, within));
    while (read.takes(","));
    read.needs(">");
  }
  return { kind: "named", name, within, given };
}

function named(name: string, within: string): Type {
  return { kind: "named", name, within, given: [] };
}
