import { closeSync, openSync, readdirSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";

export type Hold =
  | { readonly kind: "held"; readonly release: () => Promise<void> }
  | { readonly kind: "taken" }
  /** The file system, or the operating system, knows no such sockets. */
  | { readonly kind: "impossible"; readonly cause: unknown };

const holders = /^holder-[\w-]+\.sock$/;

/**
 * Holds a folder against other programs, also of other containers on the machine, until it is released or the program
 * ends, however that ends: a socket that nobody listens at holds nothing, and is removed.
 *
 * First announce, then look: of two programs that start in the same moment at least the later one sees the other.
 */
export async function holdFolder(folder: string, name: string): Promise<Hold> {
  const own = `holder-${name}.sock`;
  const { at, leave } = openFolder(folder);
  const server = createServer((visitor) => visitor.destroy()).unref();
  let releasing: Promise<void> | undefined;
  const release = () => {
    releasing ??= new Promise<void>((resolve) => void server.close(() => resolve())).finally(leave);
    return releasing;
  };
  try {
    await listening(server, at(own));
  } catch (cause) {
    leave();
    return { kind: "impossible", cause };
  }
  for (const other of readdirSync(folder).filter((file) => holders.test(file) && file !== own)) {
    if (await isHeld(at(other))) {
      await release();
      return { kind: "taken" };
    }
    rmSync(at(other), { force: true });
  }
  return { kind: "held", release };
}

/** The path of a socket ends at about a hundred bytes; Linux has a short one for every open folder. */
function openFolder(folder: string): { readonly at: (file: string) => string; readonly leave: () => void } {
  if (process.platform !== "linux") return { at: (file) => `${folder}/${file}`, leave: () => undefined };
  const descriptor = openSync(folder, "r");
  return { at: (file) => `/proc/self/fd/${descriptor}/${file}`, leave: () => closeSync(descriptor) };
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(path, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function isHeld(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const visit = connect(path);
    visit.once("connect", () => {
      visit.destroy();
      resolve(true);
    });
    // Anything else, such as another user's socket, is somebody's.
    visit.once("error", (error: NodeJS.ErrnoException) =>
      resolve(!["ECONNREFUSED", "ENOENT"].includes(error.code ?? "")),
    );
  });
}
