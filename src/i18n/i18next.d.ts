import type id from "../../locales/id.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    /** The Indonesian file tells which keys there are; a test holds the others to it. */
    resources: { translation: typeof id };
  }
}
