import type { Metrics } from "./metrics.ts";
import type { Readiness } from "./readiness.ts";

export type Page = { readonly status: number; readonly type: string; readonly text: string };

/** The page at a path, if there is one. */
export type Pages = (path: string) => Promise<Page> | undefined;

export type MonitoringOptions = {
  readonly metrics: Metrics;
  readonly readiness: () => Promise<Readiness>;
  /** What else is worth knowing of how it goes; times in epoch milliseconds. */
  readonly lastContact: () => number | undefined;
  readonly lastUpdate: () => number | undefined;
};

/** What monitoring reads: whether the process answers, whether it can serve, and what it counts. */
export function monitoringPages({ metrics, readiness, lastContact, lastUpdate }: MonitoringOptions): Pages {
  async function ready(): Promise<Page> {
    const { ready, reasons, parts } = await readiness();
    const standing = { ready, reasons, ...parts, lastContact: iso(lastContact()), lastUpdate: iso(lastUpdate()) };
    return { status: ready ? 200 : 503, type: "application/json", text: `${JSON.stringify(standing)}\n` };
  }

  async function counted(): Promise<Page> {
    const { parts } = await readiness();
    for (const [part, works] of Object.entries(parts)) metrics.ready.set({ part }, works ? 1 : 0);
    return { status: 200, type: metrics.contentType, text: await metrics.text() };
  }

  const pages: Readonly<Record<string, () => Promise<Page>>> = {
    "/healthz": async () => ({ status: 200, type: "text/plain", text: "ok\n" }),
    "/readyz": ready,
    "/metrics": counted,
  };
  return (path) => (Object.hasOwn(pages, path) ? pages[path]?.() : undefined);
}

function iso(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
