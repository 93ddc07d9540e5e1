import { expect, onTestFinished, test } from "vitest";
import { runCommand } from "../../src/cli/terminal.ts";

test("a command ends the process with its code, and one that breaks with the code for that", async () => {
  const before = process.exitCode;
  onTestFinished(() => {
    process.exitCode = before;
  });
  const said: string[] = [];
  const to = { err: (text: string) => void said.push(text) };
  await runCommand(async () => 64, 2, to);
  expect(process.exitCode).toBe(64);
  expect(said).toEqual([]);
  await runCommand(() => Promise.reject(new Error("out of order")), 2, to);
  expect(process.exitCode).toBe(2);
  expect(said).toEqual(["The program broke: out of order\n"]);
});
