import { type DestinationStream, pino } from "pino";

/** In characters. More is not kept for later. */
const mostWaiting = 1_000_000;

/**
 * Where the log goes. What a full disk does not take waits for the next line: by itself pino would throw it at whoever
 * logs, and try for ever to be rid of it before the program ends.
 */
export function logLines(file: number): DestinationStream {
  const stream = pino.destination({ dest: file, sync: false, maxLength: mostWaiting });
  const flush = stream.flushSync.bind(stream);
  let isFailing = false;
  stream.on("write", () => {
    isFailing = false;
  });
  stream.on("error", () => {
    isFailing = true;
  });
  stream.flushSync = () => {
    if (!isFailing) flush();
  };
  return stream;
}
