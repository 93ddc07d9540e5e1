import { parseArgs } from "node:util";
import { later } from "../app/later.ts";
import { sampleNumbers } from "../sandbox/sample-numbers.ts";
import { serveSandbox } from "../sandbox/serve-sandbox.ts";
import { stories } from "../sandbox/stories.ts";
import { exampleNumbers } from "../sandbox/stories-page.ts";
import { misuse, runCommand, terminal } from "./terminal.ts";

type Address = { readonly host?: string; readonly port: number };

const largestPort = 65_535;

/** Both providers alone, for a bot that is started elsewhere: the first lines fit into its `.env`. */
async function main(): Promise<number> {
  const address = readArguments();
  if (address === undefined) {
    terminal.err("npm run sandbox -- [--port <0 to 65535>] [--host <host>]\n");
    return misuse;
  }
  const served = await serveSandbox({ clock: Date.now, after: later, ...address });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void served.close());
  const { ayopop, klikoo } = served.credentials;
  terminal.out(`AYOPOP_BASE_URL=${served.ayopopUrl}
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

Ctrl-C ends it.
`);
  return 0;
}

/** Port 0, which there is without an option, takes a free one. */
function readArguments(): Address | undefined {
  try {
    const { values } = parseArgs({ options: { port: { type: "string", default: "0" }, host: { type: "string" } } });
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > largestPort) return undefined;
    return { port: Number(values.port), ...(values.host === undefined ? {} : { host: values.host }) };
  } catch (error) {
    if (error instanceof TypeError && "code" in error) return undefined;
    throw error;
  }
}

await runCommand(main, 1);
