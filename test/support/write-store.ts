import { writeSync } from "node:fs";
import { openStore } from "../../src/storage/store-from-url.ts";
import { denseText } from "./dense-text.ts";
import { unexpected } from "./unexpected.ts";

// Run as a process of its own, below strace: says on stderr, in the order of the calls, when it writes and when that is done.
const [, , folder = "", count = "1"] = process.argv;
const say = (word: string) => writeSync(2, `${word}\n`);
const store = await openStore(`file:${folder}`, { onError: unexpected });
const things = store.namespace("things");
await things.set("first", "value");
say("begins");
await Promise.all(Array.from({ length: Number(count) }, (_, key) => things.set(`${key}`, denseText(1000))));
say("resolved");
process.exit(0);
