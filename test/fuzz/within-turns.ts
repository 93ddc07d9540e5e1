/** Waits for so many turns of the event loop, whatever time they take. @throws when it is not done by then */
export async function withinTurns<T>(turns: number, work: Promise<T>): Promise<T> {
  let isDone = false;
  const mark = () => {
    isDone = true;
  };
  work.then(mark, mark);
  for (let turn = 0; turn < turns && !isDone; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  if (!isDone) throw new Error(`it is not done within ${turns} turns`);
  return work;
}
