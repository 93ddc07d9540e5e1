import type { Answer, WholeAnswer } from "./answer.ts";

/** The ways in which an answer never arrives, or arrives as rubbish. */
export type Fault = "hang" | "cut" | "half-sent" | "broken-json" | "gateway-html" | "bare-error";

const gatewayPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

/** Spoils the answer that would have been given. */
export function faulty(fault: Fault, answer: WholeAnswer): Answer {
  switch (fault) {
    case "hang":
      return { kind: "hang" };
    case "cut":
      return { kind: "cut" };
    case "half-sent":
      return { kind: "half", body: answer.body };
    case "broken-json":
      return { ...answer, status: 200, body: answer.body.slice(0, answer.body.length / 2) };
    case "gateway-html":
      return { kind: "whole", status: 502, contentType: "text/html", body: gatewayPage };
    case "bare-error":
      return { kind: "whole", status: 500, contentType: "text/plain", body: "Internal Server Error" };
  }
}
