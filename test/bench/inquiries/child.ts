import { samples } from "../stand-in-provider.ts";
import { ayopopCase } from "./ayopop-case.ts";
import { klikooCase } from "./klikoo-case.ts";
import type { InquiryResult, InquirySetup } from "./measure-inquiries.ts";
import { type Work, worksOf } from "./works.ts";

/** Measures, in a process in which nothing else is done, and tells the bench. */

const { providerUrl, rounds, times, together, warmUp }: InquirySetup = JSON.parse(process.argv[2] ?? "");

async function repeat(work: Work, count: number): Promise<void> {
  let left = count;
  const workOn = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: together }, workOn));
}

/** In microseconds, of one of many times. */
async function processorTime(work: Work): Promise<number> {
  const before = process.cpuUsage();
  await repeat(work, times);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
}

async function prepare(work: Work): Promise<void> {
  // A failure that is told well could be measured as well.
  const told = JSON.stringify(await work());
  if (!told.includes(samples.ayopop.name)) throw new Error(`This is no bill: ${told}`);
  await repeat(work, warmUp);
}

const inquiries = [];
for (const inquiry of [ayopopCase(providerUrl), klikooCase(providerUrl)]) {
  const works = await worksOf(inquiry, providerUrl);
  for (const work of Object.values(works)) await prepare(work);
  inquiries.push({ name: inquiry.name, works });
}
const results: InquiryResult[] = [];
for (let round = 0; round < rounds; round++) {
  for (const { name, works } of inquiries) {
    results.push({
      name,
      ours: await processorTime(works.ours),
      bareCall: await processorTime(works.bareCall),
      whole: await processorTime(works.whole),
    });
  }
}
process.send?.(results, () => process.exit());
