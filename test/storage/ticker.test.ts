import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { every } from "../../src/storage/ticker.ts";

test("a ticker runs its task again and again until it is stopped", async () => {
  let runs = 0;
  const stop = every(1)(() => {
    runs += 1;
  });
  await expect.poll(() => runs).toBeGreaterThan(2);
  stop();
});

test("a ticker does not keep the process alive", () => {
  const ticker = new URL("../../src/storage/ticker.ts", import.meta.url).href;
  const program = `import { every } from "${ticker}"; every(3_600_000)(() => {}); console.log("at the end");`;
  const options = { encoding: "utf8", timeout: 30_000 } as const;
  const said = execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], options);
  expect(said).toBe("at the end\n");
});
