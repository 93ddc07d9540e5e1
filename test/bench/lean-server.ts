import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/** A request, as far as a stand-in looks at it. */
export type Asked = { readonly path: string; readonly head: string; readonly body: string };

/** Answers with the text of some JSON; the time is that of `performance.now()`. */
export type Hear = (asked: Asked, arrivedAt: number) => string | Promise<string>;

export type LeanServer = { readonly url: string; readonly close: () => Promise<void> };

/**
 * HTTP/1.1 as the bots' clients speak it, at a fraction of what node:http costs: the stand-ins share the machine with
 * what is measured, and must not be what it waits for.
 */
export async function leanServer(hear: Hear): Promise<LeanServer> {
  const sockets = new Set<Socket>();
  // A thousand people at once bring a thousand connections.
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("data", listener(socket, hear));
    // A bot that ends resets what it had open.
    socket.on("error", () => socket.destroy());
    socket.once("close", () => sockets.delete(socket));
  }).listen({ port: 0, host: "127.0.0.1", backlog: 4_096 });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Requests may follow each other before they are answered; the answers leave in their order. */
function listener(socket: Socket, hear: Hear): (chunk: Buffer) => void {
  const answers: { text?: string }[] = [];
  let unread: Buffer = Buffer.alloc(0);

  const send = (answer: { text?: string }, text: string) => {
    answer.text = text;
    let ready = "";
    while (answers[0]?.text !== undefined) ready += answerOf(answers.shift()?.text ?? "");
    if (ready !== "" && socket.writable) socket.write(ready);
  };

  return (chunk) => {
    const arrivedAt = performance.now();
    unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    for (let read = firstRequest(unread); read !== undefined; read = firstRequest(unread)) {
      unread = unread.subarray(read.end);
      const answer = {};
      answers.push(answer);
      const text = hear(read.asked, arrivedAt);
      if (typeof text === "string") send(answer, text);
      else void text.then((later) => send(answer, later));
    }
  };
}

function answerOf(text: string): string {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}`;
  return `${head}\r\nconnection: keep-alive\r\n\r\n${text}`;
}

const betweenHeadAndBody = "\r\n\r\n";

function firstRequest(bytes: Buffer): { readonly asked: Asked; readonly end: number } | undefined {
  const headEnd = bytes.indexOf(betweenHeadAndBody);
  if (headEnd < 0) return undefined;
  const head = bytes.toString("latin1", 0, headEnd);
  if (/^transfer-encoding:/im.test(head)) throw new Error("A body of unknown length is not read here");
  const start = headEnd + betweenHeadAndBody.length;
  const end = start + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  if (bytes.length < end) return undefined;
  const path = head.slice(head.indexOf(" ") + 1, head.indexOf(" HTTP/"));
  return { asked: { path, head, body: bytes.toString("utf8", start, end) }, end };
}
