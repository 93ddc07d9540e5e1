interface StoreUnusableOptions {
  readonly advice: string;
  readonly variable?: StoreUnusable["variable"];
  readonly cause?: unknown;
}

/** The store cannot be opened, or written to, until somebody has mended it. Both texts are plain words for an operator. */
export class StoreUnusable extends Error {
  override readonly name = "StoreUnusable";
  readonly problem: string;
  readonly advice: string;
  /** The one with which it can be mended. */
  readonly variable: "STORE_URL" | "STORE_KEY";

  constructor(problem: string, options: StoreUnusableOptions) {
    super(`${problem}. ${options.advice}`, options);
    this.problem = problem;
    this.advice = options.advice;
    this.variable = options.variable ?? "STORE_URL";
  }
}
