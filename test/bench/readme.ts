import { readFileSync, writeFileSync } from "node:fs";
import { loadText } from "../load/report.ts";
import { shortReportText } from "./report.ts";

/*
 * Puts what was measured last into the README: `npm run bench -- --out .ci/bench.json`, `npm run load -- --out
 * .ci/load.json`, then this.
 */

const readme = new URL("../../README.md", import.meta.url);

function put(text: string, name: "bench" | "load", words: (report: never) => string): string {
  const report = JSON.parse(readFileSync(new URL(`../../.ci/${name}.json`, import.meta.url), "utf8")) as never;
  const place = new RegExp(`(<!-- ${name} -->\\n).*(<!-- /${name} -->)`, "s");
  if (!place.test(text)) throw new Error(`The README has no place for what ${name} measured`);
  return text.replace(place, (_, start, end) => `${start}${words(report)}\n${end}`);
}

const before = readFileSync(readme, "utf8");
writeFileSync(readme, put(put(before, "bench", shortReportText), "load", loadText));
