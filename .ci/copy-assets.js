import { cpSync } from "node:fs";

// What the program reads at run time stands beside the compiled files as it stands beside the sources.
cpSync("src", "dist", { recursive: true, filter: (path) => !path.endsWith(".ts") });
