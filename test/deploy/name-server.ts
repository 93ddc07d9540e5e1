import { createSocket } from "node:dgram";
import { once } from "node:events";
import { onTestFinished } from "vitest";

export type NameServer = {
  readonly port: number;
  readonly resolves: (to: readonly string[]) => void;
};

/** Stands for the engine's: whatever name is asked for stands for these addresses. */
export async function nameServer(): Promise<NameServer> {
  let addresses: readonly string[] = [];
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => void socket.send(answerTo(query, addresses), port, address));
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  onTestFinished(() => void socket.close());
  return {
    port: socket.address().port,
    resolves: (to) => {
      addresses = to;
    },
  };
}

/** The question again, and below it an address each, as RFC 1035 writes them. */
function answerTo(query: Buffer, addresses: readonly string[]): Buffer {
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(addresses.length, 6);
  const end = query.indexOf(0, 12) + 5;
  const records = addresses.map((address) => {
    // The name of the question, an address of the internet, for a second, in four bytes.
    return Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split(".").map(Number)]);
  });
  return Buffer.concat([header, query.subarray(12, end), ...records]);
}
