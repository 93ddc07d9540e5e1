import { type Answer, notServed } from "../answer.ts";
import type { SandboxCredentials } from "../credentials.ts";
import type { JsonObject } from "../json-object.ts";
import type { SandboxRequest } from "../request.ts";
import { authenticate } from "./authenticate.ts";
import { refusal, success } from "./codes.ts";
import { inquirer } from "./inquire.ts";
import { productList } from "./product-list.ts";

type Resource = {
  /** The parameters travel in the token; the documented body is empty or as good as empty. */
  readonly bodies: readonly string[];
  readonly answer: (parameters: JsonObject, version: string) => Answer;
};

/** Ayopop's inquiry, product list and balance. The paths that move money are not served. */
export function ayopopSandbox(
  credentials: SandboxCredentials["ayopop"],
  clock: () => number,
): (request: SandboxRequest) => Answer {
  const balance = { balance: 1_000_000, currency: "IDR", partnerId: credentials.apiKey };
  const resources: Readonly<Record<string, Resource>> = {
    "bill/check": { bodies: ["{}"], answer: inquirer(clock) },
    "partner/products": { bodies: ["", "{}"], answer: partnerOnly(productList) },
    "partner/balance": { bodies: ["", "{}"], answer: partnerOnly(() => balance) },
  };

  return (request) => {
    const [, version = "", name = ""] = /^\/api\/v([12])\/([a-z/]+)$/.exec(request.path) ?? [];
    const resource = resources[name];
    if (resource === undefined || request.method !== "POST") return notServed;
    const authenticated = authenticate(request, `${version}.0`, credentials);
    if (authenticated.kind === "refused") return refusal(authenticated.code);
    if (!resource.bodies.includes(request.body.toString("utf8"))) return refusal("321");
    return resource.answer(authenticated.parameters, version);
  };
}

/** These calls have one parameter, `partnerId`. */
function partnerOnly(data: () => unknown): Resource["answer"] {
  return (parameters) => (Object.keys(parameters).length === 1 ? success(data()) : refusal("401"));
}
