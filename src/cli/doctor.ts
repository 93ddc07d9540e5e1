import { loadConfig } from "../config/load-config.ts";
import { doctorCommand } from "./doctor/doctor-command.ts";
import { runCommand, terminal } from "./terminal.ts";

await runCommand(() => doctorCommand(process.argv.slice(2), loadConfig, terminal), 1);
