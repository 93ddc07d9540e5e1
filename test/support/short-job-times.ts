import type { JobTimes } from "../../src/sharing/queued-jobs.ts";

/** A machine that is gone is missed within a second. */
export const shortTimes: JobTimes = { look: 200, life: 600, beat: 150, poll: 50, lock: 900 };
