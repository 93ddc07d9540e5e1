import { loadConfig } from "../config/load-config.ts";
import { catalogueCommand } from "./catalogue/catalogue-command.ts";
import { runCommand, terminal } from "./terminal.ts";

await runCommand(() => catalogueCommand(process.argv.slice(2), loadConfig, terminal), 1);
