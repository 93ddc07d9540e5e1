import { expect, test } from "vitest";
import { readAnswer } from "../../src/conversation/read-answer.ts";
import { type Answer, questionOf } from "../../src/inquiry/answer.ts";
import { answers } from "../../src/storage/answers.ts";
import { StoreFailure } from "../../src/storage/store-failure.ts";
import { account } from "../support/inquiries.ts";
import { openedStore } from "../support/opened-store.ts";
import { billFound, noon, productOf, refusedWith } from "../support/sample-conversation.ts";

const question = questionOf(productOf("pln-postpaid"), { account });
const answer: Answer = { outcome: billFound, answeredAt: noon, rememberedUntil: noon + 60_000 };
const long = 60_000;

async function openedAnswers() {
  const store = await openedStore("memory:");
  const keyv = store.namespace("answers");
  return { keyv, memory: answers({ ...store, namespace: () => keyv }, readAnswer) };
}

async function keysOf(keyv: Awaited<ReturnType<typeof openedAnswers>>["keyv"]): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const [key] of keyv.iterator?.(undefined) ?? []) keys.push(key);
  return keys;
}

test.each<[string, Answer]>([
  ["a bill", answer],
  ["a reason", { ...answer, outcome: refusedWith("already-paid") }],
])("%s is recalled as it was kept", async (_, kept) => {
  const { memory } = await openedAnswers();
  expect(await memory.recall(question)).toBeUndefined();
  await memory.keep(question, kept, long, "7");
  expect(await memory.recall(question)).toEqual(kept);
});

test("an answer belongs to its question", async () => {
  const { memory } = await openedAnswers();
  await memory.keep(question, answer, long, "7");
  expect(await memory.recall(questionOf(productOf("pln-prepaid"), { account }))).toBeUndefined();
  expect(await memory.recall(questionOf(productOf("pln-postpaid"), { account, months: 1 }))).toBeUndefined();
});

test("an answer ends by itself", async () => {
  const { memory, keyv } = await openedAnswers();
  await memory.keep(question, answer, 20, "7");
  await expect.poll(() => keysOf(keyv)).toEqual([]);
  expect(await memory.recall(question)).toBeUndefined();
});

test("no key names a customer or a product", async () => {
  const { memory, keyv } = await openedAnswers();
  await memory.keep(question, answer, long, "7");
  await memory.keep(JSON.stringify(["too-often", "ayopop", "TLSTPOS", account]), answer, long, "7");
  const keys = await keysOf(keyv);
  expect(keys).toHaveLength(2);
  for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/);
  expect(keys.join()).not.toMatch(/\d{6}|pln/);
});

test.each<[string, unknown]>([
  ["of another version", { version: 0, data: answer }],
  ["of another shape", { version: 1, data: { ...answer, outcome: { kind: "paid-twice", provider: "ayopop" } } }],
  ["with a time that is none", { version: 1, data: { ...answer, answeredAt: "yesterday" } }],
  [
    "with a bill that lost its total",
    { version: 1, data: { ...answer, outcome: { kind: "bill", provider: "", bill: {} } } },
  ],
  ["that is a bare text", "paid"],
  ["that is null", null],
])("a record %s is no answer", async (_, stored) => {
  const { memory, keyv } = await openedAnswers();
  await memory.keep(question, answer, long, "7");
  const [key = ""] = await keysOf(keyv);
  await keyv.set(key, stored);
  expect(await memory.recall(question)).toBeUndefined();
});

test("a record whose text is damaged is no answer, and is replaced by the next", async () => {
  const { memory, keyv } = await openedAnswers();
  await memory.keep(question, answer, long, "7");
  const [key = ""] = await keysOf(keyv);
  await keyv.store.set(key, '{"value":{"version":1,"da');
  expect(await memory.recall(question)).toBeUndefined();
  await memory.keep(question, answer, long, "7");
  expect(await memory.recall(question)).toEqual(answer);
});

test("a store that fails rejects, and names no customer", async () => {
  const { memory, keyv } = await openedAnswers();
  const fail = () => Promise.reject(new Error("disk full"));
  Object.assign(keyv.store, { get: fail, set: fail });
  for (const work of [() => memory.recall(question), () => memory.keep(question, answer, long, "7")]) {
    const error: unknown = await work().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreFailure);
    expect(String(error)).not.toContain(account);
  }
});

test("what was asked for somebody is forgotten with them, and nothing else", async () => {
  const { memory } = await openedAnswers();
  const other = questionOf(productOf("pln-prepaid"), { account });
  await memory.keep(question, answer, long, "7");
  await memory.keep(other, answer, long, "77");
  await memory.forget("7");
  expect(await memory.recall(question)).toBeUndefined();
  expect(await memory.recall(other)).toEqual(answer);
});
