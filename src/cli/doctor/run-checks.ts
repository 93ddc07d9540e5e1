import { causeOf } from "./cause-of.ts";
import { type Check, type Finding, findings } from "./finding.ts";

export type RunOptions = {
  /** For each check. */
  readonly timeoutMs: number;
  readonly report: (finding: Finding) => void;
};

/** Runs every check in order, whatever comes of those before it. */
export async function runChecks(checks: readonly Check[], options: RunOptions): Promise<readonly Finding[]> {
  const all: Finding[] = [];
  for (const check of checks) {
    const found = await runCheck(check, options.timeoutMs);
    all.push(...found);
    for (const finding of found) options.report(finding);
  }
  return all;
}

async function runCheck({ about, run }: Check, timeoutMs: number): Promise<readonly Finding[]> {
  const { failed } = findings(about);
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Finding[]>((resolve) => {
    timer = setTimeout(() => {
      ending.abort();
      resolve(failed(`nothing came of it within ${timeoutMs / 1000} s`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([run(ending.signal), late]);
  } catch (error) {
    return failed(`the check itself broke (${causeOf(error)})`, "This is a mistake in the program: report it.");
  } finally {
    clearTimeout(timer);
  }
}
