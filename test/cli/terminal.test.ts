import { expect, onTestFinished, test } from "vitest";
import { harmless, runCommand } from "../../src/cli/terminal.ts";

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

test.each([
  ["colours and the cursor", "\u001b[2J\u001b[31mOK", "[2J[31mOK"],
  ["the title of the window", "\u001b]0;x\u0007OK", "]0;xOK"],
  ["a line that is written over", "failed\rok    \b", "failedok    "],
  ["what eight-bit terminals obey", "\u009b2JOK", "2JOK"],
  ["the direction of writing", "\u202eKO\u202c \u2066OK\u2069", "KO OK"],
  ["nothing, where there is nothing", "1.\tINDRA 👨‍👩‍👧 ₹\n", "1.\tINDRA 👨‍👩‍👧 ₹\n"],
])("what others wrote changes nothing in a terminal: %s", (_, written, printed) => {
  expect(harmless(written)).toBe(printed);
});
