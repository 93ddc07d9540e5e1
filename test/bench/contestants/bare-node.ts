import { Agent, createServer, request } from "node:http";
import { runAsChild, token } from "./run-as-child.ts";

/** No framework and no check: the least that an update answered by one call can cost. */
await runAsChild(async ({ apiRoot, port }) => {
  const agent = new Agent({ keepAlive: true });

  function call(method: string, payload: object): Promise<void> {
    const body = JSON.stringify(payload);
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      request(`${apiRoot}/bot${token}/${method}`, { method: "POST", agent, headers }, async (response) => {
        for await (const chunk of response.setEncoding("utf8")) JSON.parse(chunk);
        resolve();
      })
        .once("error", reject)
        .end(body);
    });
  }

  const server = createServer(async (incoming, response) => {
    let body = "";
    for await (const chunk of incoming.setEncoding("utf8")) body += chunk;
    const { message } = JSON.parse(body);
    await call("sendMessage", { chat_id: message.chat.id, text: message.text });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await call("setWebhook", { url: `http://127.0.0.1:${port}/updates` });
});
