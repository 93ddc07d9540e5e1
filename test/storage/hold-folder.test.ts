import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { holdFolder } from "../../src/storage/hold-folder.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function held(folder: string, name: string): Promise<() => Promise<void>> {
  const hold = await holdFolder(folder, name);
  if (hold.kind !== "held") throw new Error(`The folder is ${hold.kind}`);
  onTestFinished(hold.release);
  return hold.release;
}

test("a folder is held by one at a time, and given on", async () => {
  const folder = temporaryFolder();
  const release = await held(folder, "one");
  expect(await holdFolder(folder, "other")).toEqual({ kind: "taken" });
  await held(temporaryFolder(), "other");
  await release();
  expect(readdirSync(folder)).toEqual([]);
  await held(folder, "other");
});

test("of many that try in the same moment one holds it at most", async () => {
  for (let round = 0; round < 10; round++) {
    const folder = temporaryFolder();
    const holds = await Promise.all(["a", "b", "c", "d"].map((name) => holdFolder(folder, name)));
    const releases = holds.flatMap((hold) => (hold.kind === "held" ? [hold.release] : []));
    expect(releases.length).toBeLessThanOrEqual(1);
    await Promise.all(releases.map((release) => release()));
  }
});

test("what a killed program leaves behind holds nothing, and is removed", async () => {
  const folder = temporaryFolder();
  const script = `require("node:net").createServer().listen(${JSON.stringify(join(folder, "holder-dead.sock"))}, () => console.log("holds"))`;
  const program = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(program.stdout, "data");
  expect(await holdFolder(folder, "early")).toEqual({ kind: "taken" });
  program.kill("SIGKILL");
  await once(program, "exit");
  expect(readdirSync(folder)).toEqual(["holder-dead.sock"]);
  await held(folder, "late");
  expect(readdirSync(folder)).toEqual(["holder-late.sock"]);
});

test("a folder with a long path can be held", async () => {
  const folder = join(temporaryFolder(), "deep".repeat(30));
  mkdirSync(folder);
  const release = await held(folder, "one");
  expect(await holdFolder(folder, "other")).toEqual({ kind: "taken" });
  await release();
  expect(readdirSync(folder)).toEqual([]);
});

test("other sockets in the folder are left alone", async () => {
  const folder = temporaryFolder();
  const server = createServer().listen(join(folder, "agent.sock"));
  await once(server, "listening");
  onTestFinished(() => void server.close());
  await held(folder, "one");
  expect(readdirSync(folder)).toContain("agent.sock");
});
