import { type Answer, notServed } from "../answer.ts";
import type { SandboxCredentials } from "../credentials.ts";
import { fixture } from "../fixture.ts";
import type { SandboxRequest } from "../request.ts";
import { accessTokens } from "./access-tokens.ts";
import { authSignature } from "./auth-signature.ts";
import { checkRequest } from "./check-request.ts";
import { reply, type Service } from "./codes.ts";
import { inquire } from "./inquire.ts";
import { tokenIssuer } from "./issue-token.ts";
import { productList } from "./product-list.ts";

/** Klikoo's access token, inquiry, balance and product list. The paths that move money are not served. */
export function klikooSandbox(
  credentials: SandboxCredentials["klikoo"],
  clock: () => number,
  seconds: number,
): (request: SandboxRequest) => Answer {
  const tokens = accessTokens(clock, seconds);
  const issueToken = tokenIssuer({ credentials, tokens, clock, seconds });

  function guarded(service: Service, answer: () => Answer, request: SandboxRequest): Answer {
    const code = checkRequest(request, { clientSecret: credentials.clientSecret, tokens, clock });
    return code === undefined ? answer() : reply(code, service);
  }

  return (request) => {
    switch (`${request.method} ${request.path}`) {
      case "POST /v1/open-api/auth-signature":
        return authSignature(request);
      case "POST /v1/open-api/access-token":
        return issueToken(request);
      case "POST /v1/open-api/transactions/inquiry-postpaid":
        return guarded("transaction", () => inquire(request, clock()), request);
      case "GET /v1/open-api/balance":
        return guarded("account", () => reply("200xx2000", "account", balance()), request);
      case "POST /v1/open-api/products":
        return guarded("product", () => productList(request), request);
      default:
        return notServed;
    }
  };
}

function balance(): unknown {
  return fixture<{ data: unknown }>("klikoo", "client-balance-200").data;
}
