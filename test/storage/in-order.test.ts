import { expect, test } from "vitest";
import { inOrder } from "../../src/storage/in-order.ts";
import { Superseded } from "../../src/storage/superseded.ts";
import { deferred } from "../support/deferred.ts";
import { settled } from "../support/settled.ts";

const text = (revision: number) => `{"value":{"revision":${revision},"version":1,"data":"x"}}`;

test("whoever is refused because of a write on its way hears of it when that is done, and then finds it", async () => {
  let standing = text(4);
  const gate = deferred<void>();
  const write = inOrder(() => standing);
  const first = write("key", text(5), async () => {
    await gate.promise;
    standing = text(5);
  });
  let found: string | undefined;
  const second = write("key", text(5), async () => undefined).catch((error: unknown) => {
    expect(error).toBeInstanceOf(Superseded);
    found = standing;
  });
  await settled();
  expect(found).toBeUndefined();
  gate.resolve();
  await Promise.all([first, second]);
  expect(found).toBe(text(5));
});

test("also when that write fails, and the next one may be made then", async () => {
  const write = inOrder(() => text(4));
  const gate = deferred<void>();
  const failing = write("key", text(5), () => gate.promise);
  const refused = write("key", text(5), async () => undefined);
  gate.reject(new Error("the disk is full"));
  await expect(failing).rejects.toThrow("the disk is full");
  await expect(refused).rejects.toBeInstanceOf(Superseded);
  await expect(write("key", text(5), async () => undefined)).resolves.toBeUndefined();
});
