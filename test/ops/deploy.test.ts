import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { startChat } from "../support/chat.ts";

type Panel = { readonly title: string; readonly type: string; readonly targets?: readonly { readonly expr: string }[] };

const read = (name: string) => readFileSync(new URL(`../../.ci/deploy/${name}`, import.meta.url), "utf8");
const { panels } = JSON.parse(read("grafana.json")) as { readonly panels: readonly Panel[] };
const rules = read("alerts.yaml")
  .split(/^ {6}- /m)
  .slice(1);

/** The metrics in an expression; a histogram is written as three. */
function metricsIn(expression: string): readonly string[] {
  const names = expression.match(/\b(?:cek_tagihan|process|nodejs)_\w+/g) ?? [];
  return names.map((name) => name.replace(/_(bucket|sum|count)$/, ""));
}

/** What a running program has, and the values that its labels have after a check. */
async function running(): Promise<{ readonly names: readonly string[]; readonly text: string }> {
  const chat = await startChat();
  onTestFinished(chat.stop);
  const sari = await chat.person("id");
  await sari.says("/start", "pln pascabayar 514040400482");
  const text = await (await chat.page("/metrics")).text();
  return { names: [...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = ""]) => name), text };
}

describe("the dashboard", () => {
  test("shows something in every panel", () => {
    const shown = panels.filter(({ type }) => type !== "row");
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter(({ targets = [] }) => !targets.some(({ expr }) => metricsIn(expr).length > 0))).toEqual([]);
  });
});

describe("the alerts", () => {
  test("each say how bad it is, what is wrong and what to do", () => {
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) {
      expect(rule).toMatch(/^alert: [A-Z]\w+$/m);
      expect(rule).toMatch(/^ {8}expr: (\S|\|\n)/m);
      expect(rule).toMatch(/^ {10}severity: (critical|warning)$/m);
      expect(rule).toMatch(/^ {10}summary: ".+"$/m);
      expect(rule).toMatch(/^ {10}action: ".+"$/m);
    }
  });

  test("have names of their own", () => {
    const names = rules.map((rule) => /^alert: (\w+)/.exec(rule)?.[1]);
    expect(new Set(names).size).toBe(rules.length);
  });
});

test("every metric and label of the dashboard and the alerts is there in a running program", async () => {
  const { names, text } = await running();
  const expressions = [...rules, ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))];
  const asked = new Set(expressions.flatMap(metricsIn));
  expect(asked.size).toBeGreaterThan(15);
  expect([...asked].filter((name) => !names.includes(name))).toEqual([]);
  const grouped = expressions.flatMap((one) => [...one.matchAll(/\bby \(([^)]+)\)/g)].map(([, labels = ""]) => labels));
  const labels = new Set(grouped.flatMap((one) => one.split(", ")));
  // Prometheus adds the first by itself; nothing fails in a check that goes well, so that the second has no value.
  for (const known of ["instance", "during"]) labels.delete(known);
  expect([...labels].filter((label) => !new RegExp(`[{,]${label}="`).test(text))).toEqual([]);
});
