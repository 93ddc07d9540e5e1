import { parseArgs } from "node:util";
import { sampleNumbers } from "../sandbox/sample-numbers.ts";
import { serveSandbox } from "../sandbox/serve-sandbox.ts";
import { stories } from "../sandbox/stories.ts";
import { exampleNumbers } from "../sandbox/stories-page.ts";

// Both providers alone, for a bot that is started elsewhere: the first lines fit into its `.env`.
const { values } = parseArgs({ options: { port: { type: "string", default: "0" }, host: { type: "string" } } });

const served = await serveSandbox({
  clock: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  port: Number(values.port),
  ...(values.host !== undefined && { host: values.host }),
});
const { ayopop, klikoo } = served.credentials;

console.log(`AYOPOP_BASE_URL=${served.ayopopUrl}
AYOPOP_API_KEY=${ayopop.apiKey}
AYOPOP_API_SECRET=${ayopop.apiSecret}
KLIKOO_BASE_URL=${served.klikooUrl}
KLIKOO_CLIENT_ID=${klikoo.clientId}
KLIKOO_CLIENT_SECRET=${klikoo.clientSecret}
KLIKOO_PRIVATE_KEY=${Buffer.from(klikoo.privateKey).toString("base64")}

These credentials open this sandbox and nothing else, until it ends.

Sample numbers:
${sampleNumbers.map(({ product, account, text }) => `  ${account.padEnd(17)} ${product.padEnd(19)} ${text.en}`).join("\n")}

Story numbers, by their last six digits:
${stories.map(({ ending, text }) => `  ${exampleNumbers(ending).pln}  ${text.en}`).join("\n")}

Ctrl-C ends it.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void served.close());
}
