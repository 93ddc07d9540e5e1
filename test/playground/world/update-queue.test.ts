import { expect, test } from "vitest";
import { updateQueue } from "../../../src/playground/world/update-queue.ts";

const happening = {};

test("an injected update keeps its id, and an old id goes alone", () => {
  const queue = updateQueue(10);
  queue.add(happening);
  queue.inject({ update_id: 3 });
  queue.add(happening);
  expect(queue.take(100)).toEqual([{ update_id: 10 }]);
  queue.confirm(11);
  expect(queue.take(100)).toEqual([{ update_id: 3 }, { update_id: 11 }]);
});

test("the same update twice is handed out twice", () => {
  const queue = updateQueue(10);
  queue.inject({ update_id: 10 });
  queue.inject({ update_id: 10 });
  expect(queue.take(100)).toEqual([{ update_id: 10 }]);
  queue.confirm(11);
  expect(queue.take(100)).toEqual([{ update_id: 10 }]);
});

test("after an injected update ids go on above it", () => {
  const queue = updateQueue(10);
  queue.inject({ update_id: 50 });
  queue.add(happening);
  queue.inject(happening);
  expect(queue.take(100).map(({ update_id }) => update_id)).toEqual([50, 51, 52]);
});
