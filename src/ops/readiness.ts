import type { Later } from "../domain/pause.ts";

/** What has to work before anybody can be served. */
export type Part = {
  readonly name: "started" | "store" | "telegram";
  /** Rejects when it does not work; `problem` says so in plain words. */
  readonly check: () => Promise<unknown>;
  readonly problem: string;
};

export type Readiness = {
  readonly ready: boolean;
  readonly reasons: readonly string[];
  readonly parts: Readonly<Record<string, boolean>>;
};

/** Asks all parts side by side; one that says nothing within the time does not work. Who asks meanwhile waits along. */
export function readiness(
  current: () => readonly Part[],
  options: { readonly later: Later; readonly patienceMs?: number },
): () => Promise<Readiness> {
  const { later, patienceMs = 3_000 } = options;
  let asking: Promise<Readiness> | undefined;

  async function ask(): Promise<Readiness> {
    const parts = current();
    const works = await Promise.all(parts.map(({ check }) => inTime(check)));
    return {
      ready: works.every((one) => one),
      reasons: parts.flatMap(({ problem }, at) => (works[at] === true ? [] : [problem])),
      parts: Object.fromEntries(parts.map(({ name }, at) => [name, works[at] === true])),
    };
  }

  function inTime(check: Part["check"]): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = later(patienceMs, () => resolve(false));
      check()
        .then(
          () => resolve(true),
          () => resolve(false),
        )
        .finally(cancel);
    });
  }

  return () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}
