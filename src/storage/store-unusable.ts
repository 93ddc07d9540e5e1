/** The store cannot be opened until somebody has mended it. Both texts are plain words for an operator. */
export class StoreUnusable extends Error {
  override readonly name = "StoreUnusable";
  readonly problem: string;
  readonly advice: string;

  constructor(problem: string, options: { readonly advice: string; readonly cause?: unknown }) {
    super(`${problem}. ${options.advice}`, options);
    this.problem = problem;
    this.advice = options.advice;
  }
}
