import { readFileSync, writeFileSync } from "node:fs";
import { type Report, shortReportText } from "./report.ts";

/** Puts what was measured last into the README: `npm run bench -- --out .ci/bench.json`, then this. */

const readme = new URL("../../README.md", import.meta.url);
const report: Report = JSON.parse(readFileSync(new URL("../../.ci/bench.json", import.meta.url), "utf8"));
const place = /(<!-- bench -->\n).*(<!-- \/bench -->)/s;

const before = readFileSync(readme, "utf8");
if (!place.test(before)) throw new Error("The README has no place for the bench");
writeFileSync(
  readme,
  before.replace(place, (_, start, end) => `${start}${shortReportText(report)}\n${end}`),
);
