import { execFileSync } from "node:child_process";
import { openStore } from "../../src/storage/store-from-url.ts";
import { denseText } from "./dense-text.ts";

// Run as a process of its own, on a small disk: writes until the disk takes no more, goes on for a while,
// makes room, waits until the store works again, writes, and says what came of it as JSON.
const [folder = ""] = process.argv.slice(2);
const changes: string[] = [];
let reason: unknown;
let heardOfWork = (): void => undefined;
const works = new Promise<void>((resolve) => {
  heardOfWork = resolve;
});
const store = await openStore(`file:${folder}`, {
  onError: () => undefined,
  // One that keeps the process alive while it waits.
  retryTicker: (task) => {
    const timer = setInterval(task, 100);
    return () => clearInterval(timer);
  },
  onChange: (change) => {
    changes.push(change.kind);
    if (change.kind === "fails") reason = String(change.error);
    else heardOfWork();
  },
});
const records = store.namespace("sessions");
const write = (key: string) =>
  records.set(key, denseText(20_000)).then(
    () => true,
    () => false,
  );

await records.set("first", "kept");
let written = 0;
let refused = 0;
while (refused < 5) {
  if (await write(`key ${written}`)) written += 1;
  else refused += 1;
}
const checked = await store.check().then(
  () => "works",
  () => "fails",
);
const first = await records.get("first");
execFileSync("mount", ["-o", "remount,size=64m", folder]);
await works;
const after = [await write("after"), await store.check().then(() => "works")];
process.stdout.write(JSON.stringify({ written, refused, checked, first, changes, reason, after }));
process.exit(0);
