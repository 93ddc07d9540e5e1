import { badRequest } from "../refusal.ts";
import type { World } from "../world/world.ts";
import { type CallParameters, textParameter } from "./call-parameters.ts";
import { readLanguage } from "./command-methods.ts";
import type { Method, Methods } from "./method.ts";

/** What a bot says of itself before it is started, for each language. */
function describing(field: "description" | "short_description", most: number): { set: Method; get: Method } {
  return {
    set({ descriptions }: World, call: CallParameters) {
      const text = textParameter(call, field);
      if (text.length > most) throw badRequest(`bot ${field.replace("_", " ")} is too long`);
      descriptions.set(`${field}/${readLanguage(call)}`, text);
      return true;
    },
    get({ descriptions }: World, call: CallParameters) {
      const own = descriptions.get(`${field}/${readLanguage(call)}`);
      return { [field]: own || (descriptions.get(`${field}/`) ?? "") };
    },
  };
}

const long = describing("description", 512);
const short = describing("short_description", 120);

export const descriptionMethods: Methods = {
  setmydescription: long.set,
  getmydescription: long.get,
  setmyshortdescription: short.set,
  getmyshortdescription: short.get,
};
