import { once } from "node:events";
import { openStore } from "../../src/storage/store-from-url.ts";
import { unexpected } from "./unexpected.ts";

// Run as a process of its own, with the address of a store and its key, if it has one: writes a record, waits for a line, tells what it then reads.
const [, , url = "", key = ""] = process.argv;
const store = await openStore(url, {
  onError: unexpected,
  beside: true,
  keys: key === "" ? undefined : { current: key },
});
const shared = store.namespace("shared");
await shared.set("from-child", "written by the child");
process.stdout.write("written\n");
await once(process.stdin, "data");
process.stdout.write(`${await shared.get("from-parent")}\n`);
await store.close();
process.exit(0);
