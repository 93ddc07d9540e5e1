import { expect, test } from "vitest";
import type { Check, Finding } from "../../../src/cli/doctor/finding.ts";
import { runChecks } from "../../../src/cli/doctor/run-checks.ts";

const fine: Check = { about: "Fine", run: async () => [{ status: "ok", about: "Fine", found: "yes" }] };

async function told(...checks: readonly Check[]) {
  const reported: Finding[] = [];
  const all = await runChecks(checks, { timeoutMs: 50, report: (finding) => reported.push(finding) });
  expect(reported).toEqual(all);
  return all.map(({ status, about, found }) => `${status} ${about}: ${found}`);
}

test("a check that breaks does not stop the others, and no message of its error is shown", async () => {
  const breaks: Check = {
    about: "Broken",
    run: async () => {
      throw new TypeError("redis://:password@host", { cause: Object.assign(new Error("secret"), { code: "EBROKEN" }) });
    },
  };
  expect(await told(breaks, fine)).toEqual(["failed Broken: the check itself broke (EBROKEN)", "ok Fine: yes"]);
});

test("a check that never ends is aborted and does not stop the others", async () => {
  let aborted = false;
  const hangs: Check = {
    about: "Hanging",
    run: (signal) =>
      new Promise(() => {
        signal.addEventListener("abort", () => {
          aborted = true;
        });
      }),
  };
  expect(await told(hangs, fine)).toEqual(["failed Hanging: nothing came of it within 0.05 s", "ok Fine: yes"]);
  expect(aborted).toBe(true);
});
