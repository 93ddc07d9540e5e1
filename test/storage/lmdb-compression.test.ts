import { createHash } from "node:crypto";
import { open } from "lmdb";
import { expect, test } from "vitest";
import { readState } from "../../src/conversation/state.ts";
import { lmdbCompression } from "../../src/storage/lmdb-compression.ts";
import { placeOf } from "../../src/storage/lmdb-key.ts";
import { records } from "../../src/storage/records.ts";
import { sessions } from "../../src/storage/sessions.ts";
import { openStore } from "../../src/storage/store-from-url.ts";
import { openedStore } from "../support/opened-store.ts";
import { atBill } from "../support/sample-conversation.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { unexpected } from "../support/unexpected.ts";

/** A folder in which one entry was written without any of this program. */
async function folderWith(value: Buffer): Promise<string> {
  const path = temporaryFolder();
  const table = open<Buffer, Buffer>({
    path,
    noSubdir: false,
    encoding: "binary",
    keyEncoding: "binary",
    useVersions: true,
  });
  await table.put(placeOf("things", "key"), value, 0);
  await table.close();
  return path;
}

test("a session with a bill is packed into less than half of its text", async () => {
  const path = temporaryFolder();
  const store = await openStore(`file:${path}`, { onError: unexpected });
  await sessions(store, readState, Date.now).save({ chat: 5, person: 5, isPrivate: true }, atBill, 1);
  await store.close();
  const table = open<Buffer, Buffer>({
    path,
    noSubdir: false,
    encoding: "binary",
    keyEncoding: "binary",
    useVersions: true,
  });
  const packed = table.get(placeOf("sessions", "5:5"));
  await table.close();
  expect(packed?.length).toBeGreaterThan(0);
  expect(packed?.length).toBeLessThan(JSON.stringify(atBill).length / 2);
});

test("the dictionary is the one that the stores of this program were written with", () => {
  // With another one they cannot be read: a better one needs a way to tell which one a value was written with.
  const digest = createHash("sha256").update(lmdbCompression().dictionary).digest("hex");
  expect(digest).toBe("d468727abe5af11beb956b9f4231907b79fa7f51a5e721378cc94af5f0785057");
});

test("what was written before values were compressed is read as it is", async () => {
  const text = JSON.stringify({ value: { version: 1, data: "old ".repeat(100) } });
  const store = await openedStore(`file:${await folderWith(Buffer.from(text))}`);
  const things = records({ keyv: store.namespace("things"), version: 1, parse: String });
  expect(await things.get("key")).toMatchObject({ kind: "found", value: "old ".repeat(100) });
});

test("a value that cannot be unpacked is unreadable, and can be written over", async () => {
  const packed = Buffer.from([254, 0, 8, 33, 1, 2, 3, 4, 5, 6]);
  const store = await openedStore(`file:${await folderWith(packed)}`);
  const things = records({ keyv: store.namespace("things", undefined, { ordered: true }), version: 1, parse: String });
  expect(await things.get("key")).toEqual({ kind: "unreadable", revision: 0 });
  await things.set("key", "new", { revision: 1 });
  expect(await things.get("key")).toMatchObject({ kind: "found", value: "new" });
});
