import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type Metrics = ReturnType<typeof createMetrics>;

/** In seconds: a turn is saved within milliseconds, Telegram answers within tenths, a provider takes its time. */
const quick = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** A screen may have to wait until a chat may be written to again. */
const patient = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const slow = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 13, 20, 30, 60];

/**
 * What is counted. Every label has few values that are known beforehand (kinds, outcomes, products of the catalogue,
 * providers): no person, no chat, no account number and no text, which would also grow without an end.
 */
export function createMetrics() {
  const registry = new Registry();
  const described = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) => ({
    name: `cek_tagihan_${name}`,
    help,
    labelNames,
    registers: [registry],
  });
  const counter = <Label extends string>(name: string, help: string, ...labels: readonly Label[]) =>
    new Counter(described(name, help, labels));
  const gauge = <Label extends string>(name: string, help: string, ...labels: readonly Label[]) =>
    new Gauge(described(name, help, labels));
  const seconds = <Label extends string>(name: string, help: string, buckets: number[], ...labels: readonly Label[]) =>
    new Histogram({ ...described(name, help, labels), buckets });

  return {
    updates: counter("updates_total", "Updates received from Telegram", "kind"),
    lastUpdate: gauge("last_update_timestamp_seconds", "When the last update was received, in Unix time"),
    turns: counter("turns_total", "Turns, by the kind of event and what became of it", "event", "outcome"),
    turnSeconds: seconds("turn_seconds", "From an update until its turn is saved", quick),
    screenSeconds: seconds("screen_seconds", "Until Telegram has taken a screen", patient, "outcome"),

    inquiries: counter(
      "inquiries_total",
      "Inquiries, by what the agent was told",
      "product",
      "provider",
      "outcome",
      "remembered",
    ),
    inquirySeconds: seconds("inquiry_seconds", "How long an agent waits for the answer", slow),
    attempts: counter("attempts_total", "Offers that were tried for inquiries", "product", "provider", "outcome"),
    providerSeconds: seconds("provider_seconds", "How long a provider takes to answer", slow, "provider", "outcome"),
    providerWaiting: gauge("provider_waiting", "Inquiries that wait for their turn at a provider", "provider"),
    providerRunning: gauge("provider_running", "Inquiries that a provider is being asked", "provider"),
    circuitOpen: gauge(
      "circuit_open",
      "1 while a provider is left alone with a group of products",
      "provider",
      "group",
    ),

    jobsOpen: gauge(
      "jobs_open",
      "Inquiries, and screens that take long, that were begun here and are not at their end",
    ),

    incidentsOpen: gauge("incidents_open", "Incidents that are open now", "kind"),
    opsMessagesMissed: counter(
      "ops_messages_missed_total",
      "Messages that the operations group did not take, by why",
      "why",
    ),

    telegramCalls: counter("telegram_calls_total", "Calls of the Bot API", "method", "outcome"),
    telegramSeconds: seconds("telegram_call_seconds", "How long a call takes, without those for updates", quick),
    failures: counter("failures_total", "What failed, as in the log", "during"),
    storeFailures: counter("store_failures_total", "Times that the store did not do what it was asked"),
    ready: gauge("ready", "1 while a part is ready, as asked for when this is read", "part"),
    info: gauge("info", "What runs", "version", "delivery", "store"),

    text: lazily(() => collectDefaultMetrics({ register: registry }), registry),
    contentType: registry.contentType,
  };
}

/** The process is watched from the first reading on: whoever is never asked pays nothing for it. */
function lazily(begin: () => void, registry: Registry): () => Promise<string> {
  let begun = false;
  return () => {
    if (!begun) begin();
    begun = true;
    return registry.metrics();
  };
}
