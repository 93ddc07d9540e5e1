import { openStore } from "../../src/storage/store-from-url.ts";
import { denseText } from "./dense-text.ts";

// Run as a process of its own: reads, writes and deletes in every folder that it is given, and says how it went.
for (const folder of process.argv.slice(2)) {
  process.stdout.write(`${folder} ${await use(folder)}\n`);
}
process.exit(0);

async function use(folder: string): Promise<string> {
  const store = await openStore(`file:${folder}`, { onError: () => undefined }).catch(() => undefined);
  if (store === undefined) return "refused";
  const things = store.namespace("things");
  const keys: string[] = [];
  for await (const [key] of things.iterator?.(undefined) ?? []) keys.push(key);
  for (const size of [3, 31, 311]) {
    await Promise.all(keys.map((key, at) => things.set(key, denseText((at * size) % 9000))));
    await Promise.all(keys.map((key, at) => (at % 7 === 0 ? things.delete(key) : undefined)));
  }
  await Promise.all(Array.from({ length: 300 }, (_, key) => things.set(`new ${key}`, denseText(key * 9))));
  await store.close();
  return "used";
}
