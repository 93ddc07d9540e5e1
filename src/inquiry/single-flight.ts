import { type Answer, type Inquire, questionOf } from "./answer.ts";
import type { Inquiry } from "./ask.ts";

type Flight = { readonly answer: Promise<Answer>; readonly end: () => void; waiting: number };

/** The same question asked by many at once is asked once. It is given up only when all have given up. */
export function singleFlight(inquire: Inquire, clock: () => number): Inquire {
  const flights = new Map<string, Flight>();

  function depart(question: string, inquiry: Inquiry): Flight {
    const controller = new AbortController();
    const land = () => void (flights.get(question) === flight && flights.delete(question));
    const answer = inquire(inquiry, controller.signal).finally(land);
    const flight: Flight = {
      answer,
      waiting: 0,
      // Who asks after that must not be given an answer that nobody waited for.
      end: () => {
        land();
        controller.abort();
      },
    };
    flights.set(question, flight);
    return flight;
  }

  const givenUp = (): Answer => ({
    outcome: { kind: "provider-unavailable", provider: "", code: "aborted" },
    answeredAt: clock(),
  });

  return async (inquiry, signal) => {
    if (signal.aborted) return givenUp();
    const question = questionOf(inquiry.product, inquiry.values);
    const flight = flights.get(question) ?? depart(question, inquiry);
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        flight.waiting -= 1;
        if (flight.waiting === 0) flight.end();
        resolve(givenUp());
      };
      signal.addEventListener("abort", giveUp, { once: true });
      void flight.answer.then(resolve, reject).then(() => signal.removeEventListener("abort", giveUp));
    });
  };
}
