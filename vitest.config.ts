import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  test:
    mode === "live"
      ? { include: ["test/live/**/*.test.ts"], testTimeout: 120_000 }
      : {
          include: ["test/**/*.test.ts"],
          exclude: ["test/bench/**", "test/live/**"],
          coverage: { include: ["src/**/*.ts"] },
        },
}));
