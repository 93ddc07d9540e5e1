import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { stories } from "../../src/sandbox/stories.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { runEntry } from "./run-entry.ts";

const entry = fileURLToPath(new URL("../../src/cli/sandbox.ts", import.meta.url));

test("the sandbox alone prints what a bot needs, serves it, and ends with 0 at Ctrl-C", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", entry], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let printed = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    printed += chunk;
    if (printed.includes("Ctrl-C")) break;
  }
  const setting = (name: string) => new RegExp(`^${name}=(.+)$`, "m").exec(printed)?.[1] ?? "";
  const key = Buffer.from(setting("KLIKOO_PRIVATE_KEY"), "base64").toString("utf8");
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  for (const name of ["AYOPOP_API_KEY", "AYOPOP_API_SECRET", "KLIKOO_CLIENT_ID", "KLIKOO_CLIENT_SECRET"]) {
    expect(setting(name)).not.toBe("");
  }
  for (const { ending } of stories) expect(printed).toContain(`530000${ending}`);

  const refused = await fetch(`${setting("AYOPOP_BASE_URL")}/api/v2/bill/check`, { method: "POST", body: "{}" });
  expect(refused.status).toBe(401);
  const early = await fetch(`${setting("KLIKOO_BASE_URL")}/v1/open-api/balance`);
  expect(early.status).toBe(400);

  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test.each([[["--bogus"]], [["--port", "abc"]], [["--port", "65536"]]])(
  "%j is misuse, told in one line",
  async (argv) => {
    const { code, err } = await runEntry("sandbox", argv, {}, temporaryFolder());
    expect({ code, err }).toEqual({ code: 64, err: "npm run sandbox -- [--port <0 to 65535>] [--host <host>]\n" });
  },
);
