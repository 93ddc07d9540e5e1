import { readPlace } from "../../src/conversation/read-place.ts";
import { outage } from "../../src/sharing/outage.ts";
import { queuedJobs } from "../../src/sharing/queued-jobs.ts";
import { openStore } from "../../src/storage/store-from-url.ts";
import { shortTimes } from "./short-job-times.ts";
import { unexpected } from "./unexpected.ts";

// Run as a process of its own, with the address of a Redis and a name: begins a job, or takes up those of others.
const [, , url = "", instance = "", deed = "", person = "0"] = process.argv;
const { redis } = await openStore(url, { onError: unexpected });
if (redis === undefined) throw new Error("it takes a Redis");
const common = { readPlace, failed: unexpected, outage: outage(unexpected), times: shortTimes };
const jobs = await queuedJobs(redis, { ...common, instance });
if (deed === "begin") {
  await jobs.begin(`of ${person}`, { chat: Number(person), person: Number(person), isPrivate: true });
  process.stdout.write("begun\n");
} else {
  // It never comes to an end of what it takes: whoever runs it kills it.
  await jobs.takeUp(async (_job, place) => {
    process.stdout.write(`took ${place.person}\n`);
    return deed === "take" || new Promise<boolean>(() => undefined);
  });
  process.stdout.write("listening\n");
}
