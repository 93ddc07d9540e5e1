import { expect, test } from "vitest";
import { conflict } from "../../../src/playground/refusal.ts";
import { longPoll } from "../../../src/playground/world/long-poll.ts";
import { updateQueue } from "../../../src/playground/world/update-queue.ts";

function openPoll(signal = new AbortController().signal) {
  const queue = updateQueue(1);
  const { poll, interrupt } = longPoll(queue);
  const request = { offset: 0, limit: 100, timeoutSeconds: 60, signal };
  return { queue, poll, interrupt, request, open: poll(request) };
}

test("an open poll ends with the first update", async () => {
  const { queue, open } = openPoll();
  queue.add({});
  queue.add({});
  expect(await open).toEqual([{ update_id: 1 }]);
});

test("a caller who is gone is given nothing", async () => {
  const left = new AbortController();
  const { queue, open } = openPoll(left.signal);
  left.abort();
  expect(await open).toEqual([]);
  queue.add({});
  expect(queue.pending()).toEqual([{ update: { update_id: 1 }, handedOut: false }]);
});

test("a second poll ends the first, and itself stays open", async () => {
  const { queue, poll, request, open } = openPoll();
  const second = poll(request);
  await expect(open).rejects.toMatchObject({ code: 409 });
  queue.add({});
  expect(await second).toEqual([{ update_id: 1 }]);
});

test("a webhook ends an open poll with its refusal, closing without one", async () => {
  const first = openPoll();
  first.interrupt(conflict("terminated by setWebhook request"));
  await expect(first.open).rejects.toMatchObject({ message: "Conflict: terminated by setWebhook request" });
  const second = openPoll();
  second.interrupt();
  expect(await second.open).toEqual([]);
});
