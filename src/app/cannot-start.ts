/** Problems that the operator can mend, each with the name of its variable and never with a value. */
export class CannotStart extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join("\n"), options);
    this.name = "CannotStart";
    this.problems = problems;
  }
}
