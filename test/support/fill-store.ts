import { openStore } from "../../src/storage/store-from-url.ts";

/** Writes until the disk takes no more, goes on for a while, and says what came of it as JSON. */
const [folder = ""] = process.argv.slice(2);
const store = await openStore(`file:${folder}`, { onError: () => undefined });
const records = store.namespace("sessions");
await records.set("first", "kept");
let written = 0;
let refused = 0;
while (refused < 5) {
  await records.set(`key ${written}`, "x".repeat(20_000)).then(
    () => {
      written += 1;
    },
    () => {
      refused += 1;
    },
  );
}
process.stdout.write(JSON.stringify({ written, refused, first: await records.get("first") }));
process.exit(0);
