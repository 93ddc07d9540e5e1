import { expect, test } from "vitest";
import { sharedCommits } from "../../src/storage/shared-commits.ts";

/** What stands still until it is let go. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

/** A disk that tells which writes have begun. */
function disk() {
  const begun: string[] = [];
  return {
    begun,
    writing: (name: string, done: Promise<unknown> = Promise.resolve()) => {
      return () => {
        begun.push(name);
        return done.then(() => true);
      };
    },
  };
}

const free = { guard: () => undefined };
const noPause = () => Promise.resolve();
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("the first write after a rest begins at once, and what comes before the pause is over begins together", async () => {
  const { begun, writing } = disk();
  const { open, opened } = gate();
  const { write } = sharedCommits({ ...free, pause: () => opened });
  await write(writing("first"));
  const behind = [write(writing("second")), write(writing("third"))];
  await turn();
  expect(begun).toEqual(["first"]);
  open();
  await Promise.all(behind);
  expect(begun).toEqual(["first", "second", "third"]);
});

test("what comes after a commit has begun is handed on without waiting for its end", async () => {
  const { begun, writing } = disk();
  const { write } = sharedCommits({ ...free, pause: noPause });
  const { open, opened } = gate();
  const first = write(writing("first", opened));
  await turn();
  await write(writing("second"));
  expect(begun).toEqual(["first", "second"]);
  open();
  await first;
});

test("who shares a commit that fails is told, and the next one goes on", async () => {
  const { writing } = disk();
  const { write } = sharedCommits({ ...free, pause: noPause });
  const failed = [write(writing("one")), write(writing("two", Promise.reject(new Error("disk full"))))];
  const outcomes = await Promise.allSettled(failed);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(write(writing("three"))).resolves.toBeUndefined();
});

test("while nothing may be written nothing is begun, who wanted to is told, and the next one goes on", async () => {
  const { begun, writing } = disk();
  let isFull = true;
  const guard = () => {
    if (isFull) throw new Error("no room");
  };
  const failed: unknown[] = [];
  const { write } = sharedCommits({ guard, pause: noPause, failed: (error) => failed.push(error) });
  const refused = await Promise.allSettled([write(writing("one")), write(writing("two"))]);
  expect(refused.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isFull = false;
  await write(writing("three"));
  expect(begun).toEqual(["three"]);
  expect(failed).toEqual([]);
});

test("a commit that does not end is a failure, told once, and the next one goes on", async () => {
  const { writing } = disk();
  const failed: unknown[] = [];
  const options = { ...free, pause: noPause, failed: (error: unknown) => failed.push(error), deadlineMs: 20 };
  const { write } = sharedCommits(options);
  const { opened } = gate();
  const stuck = await Promise.allSettled([write(writing("one", opened)), write(writing("two"))]);
  expect(stuck.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(failed.map(String)).toEqual(["DeadlinePassed: No answer within 20 ms"]);
  await expect(write(writing("three"))).resolves.toBeUndefined();
});

test("it is settled when also what waited for the next commit is on the disk", async () => {
  const { writing } = disk();
  const { write, settled } = sharedCommits({ ...free, pause: noPause });
  const { open, opened } = gate();
  let isDone = false;
  const first = write(writing("first", opened));
  const second = write(writing("second")).then(() => {
    isDone = true;
  });
  open();
  await settled();
  expect(isDone).toBe(true);
  await Promise.all([first, second]);
});
