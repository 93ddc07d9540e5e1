import { z } from "zod";
import { wholeNumber } from "./forms.ts";
import type { Reading } from "./reading.ts";

/** Where the webhook and the playground are served. */
export type HttpConfig = {
  readonly host: string;
  readonly port: number;
  /** PORT was set: then it is that port or none. */
  readonly portChosen: boolean;
};

export const httpVariables = {
  HOST: z.string().regex(/^[\w.:-]+$/, "must be a host name or an IP address, without a port"),
  PORT: wholeNumber(0, 65_535),
} as const;

export function readHttp({ values, given }: Reading<typeof httpVariables>): HttpConfig {
  return { host: values.HOST ?? "127.0.0.1", port: values.PORT ?? 8080, portChosen: given("PORT") };
}
