import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test:
    mode === "live"
      ? { include: ["test/live/**/*.test.ts"], testTimeout: 120_000 }
      : {
          include: ["test/**/*.test.ts"],
          exclude: ["test/bench/**", "test/live/**"],
          // A machine that others use as well is slow now and then, and no test is about that.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          coverage: { include: ["src/**/*.ts"] },
        },
}));
