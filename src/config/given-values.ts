export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of a variable that was given by a file that cannot be used: there is a complaint, and it is not missing. */
export const unusable: unique symbol = Symbol("unusable");

export type GivenValues = ReadonlyMap<string, string | typeof unusable>;

export type SecretFiles = {
  /** The variables `X` for which there may be an `X_FILE`. */
  readonly names: readonly string[];
  /** Throws when it cannot. */
  readonly read: (path: string) => string;
};

/** What was given for each variable, by itself or as a file. White space around it is dropped; empty is not given. */
export function givenValues(env: Environment, files: SecretFiles, problems: string[]): GivenValues {
  const given = new Map<string, string | typeof unusable>();
  for (const [name, text] of Object.entries(env)) {
    const value = filled(text);
    if (value !== undefined) given.set(name, value);
  }
  for (const name of files.names) {
    const path = filled(env[`${name}_FILE`]);
    if (path === undefined) continue;
    if (given.has(name)) problems.push(`${name}: given twice, here and by ${name}_FILE; one must go`);
    else given.set(name, readSecret(name, path, files, problems));
  }
  return given;
}

function readSecret(name: string, path: string, { read }: SecretFiles, problems: string[]) {
  try {
    const secret = filled(read(path));
    if (secret !== undefined) return secret;
    problems.push(`${name}_FILE: the file is empty`);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    problems.push(`${name}_FILE: the file cannot be read (${code})`);
  }
  return unusable;
}

function filled(value: string | undefined): string | undefined {
  return value?.trim() || undefined;
}
