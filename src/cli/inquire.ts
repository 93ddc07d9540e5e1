import { loadConfig } from "../config/load-config.ts";
import { failed, inquireCommand } from "./inquire/inquire-command.ts";
import { runCommand, terminal } from "./terminal.ts";

await runCommand(() => inquireCommand(process.argv.slice(2), loadConfig, terminal), failed);
