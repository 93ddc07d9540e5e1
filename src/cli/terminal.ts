/** Where a command writes: answers to one stream, what is said about them to the other. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

export const terminal: Terminal = {
  out: (text) => void process.stdout.write(harmless(text)),
  err: (text) => void process.stderr.write(harmless(text)),
};

/** Some of it was written by others: nothing of that moves the cursor, or turns the direction of writing. */
export function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
}

/** Exit codes that all commands share, of sysexits.h. */
export const misuse = 64;
export const badConfiguration = 78;

/** @returns the exit code. */
export function misconfigured(terminal: Terminal, problems: readonly string[]): number {
  terminal.err(`The configuration is not right:\n${problems.map((problem) => `  ${problem}\n`).join("")}`);
  return badConfiguration;
}

/** Ends the process with what a command gives, or with `crashed` when it throws: that is a bug of ours. */
export async function runCommand(
  command: () => Promise<number>,
  crashed: number,
  { err }: Pick<Terminal, "err"> = terminal,
): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    err(`The program broke: ${error instanceof Error ? error.message : "for an unknown reason"}\n`);
    process.exitCode = crashed;
  }
}
