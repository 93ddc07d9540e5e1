import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/storage/store-from-url.ts";
import { openedStore } from "../support/opened-store.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { unexpected } from "../support/unexpected.ts";

describe("the address of a store", () => {
  test("may be a folder relative to where the program runs", async () => {
    const folder = temporaryFolder();
    const before = process.cwd();
    const wherever = join(folder, "..");
    process.chdir(wherever);
    onTestFinished(() => process.chdir(before));
    await openedStore(`file:.${folder.slice(wherever.length)}/data`);
    expect(existsSync(join(folder, "data", "data.mdb"))).toBe(true);
  });

  test("may be a file URL, with its escapes", async () => {
    const folder = join(temporaryFolder(), "my data");
    await openedStore(pathToFileURL(folder).href);
    expect(existsSync(join(folder, "data.mdb"))).toBe(true);
  });

  test("of another kind is refused, without repeating it", async () => {
    const opening = openStore("postgres://user:secret@host/db", { onError: unexpected });
    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "StoreFailure" });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("secret");
  });
});

test("a namespace has a plain name", async () => {
  const store = await openedStore("memory:");
  for (const name of ["", "a:b", "a*", "A", "a\0b"]) {
    expect(() => store.namespace(name)).toThrow("cannot be the name of a namespace");
  }
});
