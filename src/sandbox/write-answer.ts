import type { ServerResponse } from "node:http";
import type { Answer, WholeAnswer } from "./answer.ts";
import type { After } from "./options.ts";

export function writeAnswer(response: ServerResponse, answer: Answer, after: After): void {
  switch (answer.kind) {
    case "whole":
      if (answer.afterMs === undefined) send(response, answer);
      else sendLater(response, answer, answer.afterMs, after);
      return;
    case "half":
      sendHalf(response, Buffer.from(answer.body));
      return;
    case "cut":
      response.socket?.destroy();
      return;
    case "hang":
      return;
  }
}

function send(response: ServerResponse, { status, contentType, body }: WholeAnswer): void {
  response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

function sendLater(response: ServerResponse, answer: WholeAnswer, ms: number, after: After): void {
  const cancel = after(ms, () => send(response, answer));
  // A client that gives up, and a sandbox that closes, leave no timer behind.
  response.once("close", cancel);
}

function sendHalf(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  response.write(body.subarray(0, body.length / 2), () => response.socket?.destroy());
}
