import { type Actor, bot, cast, privateRoom, type Room, rooms, userOf } from "./cast.ts";
import type { Declarations, Member, Type } from "./declarations.ts";
import type { Random } from "./random.ts";

export type Values = {
  /** Something of the type that has this name. */
  readonly of: (name: string) => unknown;
  /** The members that an update may have, by their names. */
  readonly membersOf: (name: string) => readonly Member[];
  readonly member: (member: Member) => unknown;
};

type Options = { readonly random: Random; readonly text: () => string };

/** How deep members are filled in that need not be there. */
const deepest = 4;
const lastResort = 12;
const numbers = [0, 1, 2, 7, -1, 0.5, 100, 64_206, 1_767_571_200, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308] as const;

/** Values of the Bot API's types, as its own declarations describe them: all kinds, whatever the next version adds. */
export function valuesFrom(declared: Declarations, { random, text }: Options): Values {
  /** Whoever is spoken of is one of the cast, or nobody whom the bot knows. */
  const special: Readonly<Record<string, () => unknown>> = {
    string: text,
    number: () => random.pick(numbers),
    boolean: () => random.chance(0.5),
    unknown: () => null,
    never: () => undefined,
    null: () => null,
    User: () => (random.chance(0.1) ? bot : userOf(anyActor())),
    Chat: anyRoom,
    "Chat.PrivateChat": () => privateRoom(anyActor()),
  };

  function anyActor(): Actor {
    return random.some(cast) ?? failing("the cast is empty");
  }

  function anyRoom(): Room {
    return random.chance(0.5) ? privateRoom(anyActor()) : (random.some(rooms) ?? failing("there is no room"));
  }

  function make(type: Type, depth: number): unknown {
    switch (type.kind) {
      case "literal":
        return type.value;
      case "array":
        return Array.from({ length: depth > deepest ? 0 : random.below(4) }, () => make(type.of, depth + 1));
      case "union":
        return make(depth > deepest ? shortest(type.of) : (random.some(type.of) ?? type), depth + 1);
      case "intersection":
        return Object.assign({}, ...type.of.map((one) => make(one, depth)));
      case "object":
        return objectOf(type, depth);
      case "named":
        return namedOf(type, depth);
    }
  }

  function namedOf({ name, within, given }: Extract<Type, { kind: "named" }>, depth: number): unknown {
    const known = special[name];
    if (known !== undefined) return known();
    if (name === "Array") return make({ kind: "array", of: given[0] ?? failing("an array of nothing") }, depth);
    const type = declared.get(within + name) ?? declared.get(name);
    // Omit, Exclude and the like: the first of what is given is near enough.
    const inner = type ?? given[0];
    return inner === undefined || depth > lastResort ? null : make(inner, depth + 1);
  }

  function objectOf(type: Extract<Type, { kind: "object" }>, depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = Object.assign({}, ...type.bases.map((base) => make(base, depth)));
    for (const member of type.members) {
      if (member.isOptional && (depth > deepest || !random.chance(1 / (4 + depth * 4)))) continue;
      made[member.name] = make(member.type, depth + 1);
    }
    return made;
  }

  return {
    of: (name) => make({ kind: "named", name, within: "", given: [] }, 0),
    membersOf: (name) => {
      const type = declared.get(name);
      if (type?.kind !== "object") throw new Error(`there is no type "${name}" with members`);
      return type.members;
    },
    member: ({ type }) => make(type, 0),
  };
}

/** What ends soonest: a literal, a plain value, anything else. */
function shortest(types: readonly Type[]): Type {
  const rank = (type: Type) => ["literal", "named", "array", "object"].indexOf(type.kind);
  const [first] = types.toSorted((one, other) => rank(one) - rank(other));
  return first ?? failing("a union of nothing");
}

function failing(message: string): never {
  throw new Error(message);
}
