import { startApp } from "../../../src/app.ts";
import { createLog } from "../../../src/ops/log.ts";
import { providerKey, providerSecret, runAsChild, secret, token } from "./run-as-child.ts";

await runAsChild(({ apiRoot, port, providerUrl, delivery, storeUrl }) =>
  startApp(
    {
      telegram: {
        kind: "telegram",
        token,
        apiRoot,
        // The stand-in takes as many as there are, from everybody.
        perSecond: 0,
        delivery:
          delivery === "polling"
            ? { kind: "polling" }
            : { kind: "webhook", url: `http://127.0.0.1:${port}/updates`, secret },
      },
      http: { host: "127.0.0.1", port, portChosen: true },
      storeUrl,
      access: "open",
      adminIds: [],
      defaultLocale: "id",
      timeZone: "Asia/Jakarta",
      providers: {
        kind: "real",
        ayopop: { baseUrl: providerUrl, apiKey: providerKey, apiSecret: providerSecret, version: "2.0" },
      },
      providerTimeoutMs: 30_000,
      // The same bill for everybody, at once: the peers ask each time too.
      routing: {
        deadlineMs: 60_000,
        concurrent: 1_000,
        perSecond: 100_000,
        failures: 1_000,
        openFor: 30_000,
        times: { bill: 0, alreadyPaid: 0, unknownAccount: 0 },
      },
      // A few people check all the time.
      perPerson: { quota: { perMinute: 0, perDay: 0 }, isGuarded: false, holdMs: 8_000 },
      logLevel: "silent",
    },
    createLog("silent"),
  ),
);
