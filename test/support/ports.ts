import { createServer, type Server } from "node:http";
import { onTestFinished } from "vitest";

/** A port that is in use until the test ends. */
export async function takenPort(): Promise<number> {
  const { server, port } = await listening();
  onTestFinished(() => void server.close());
  return port;
}

export async function freePort(): Promise<number> {
  const { server, port } = await listening();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listening(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return { server, port: address.port };
}
