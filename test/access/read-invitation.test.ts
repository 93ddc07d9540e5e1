import { expect, test } from "vitest";
import { readInvitation } from "../../src/access/read-invitation.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

test.each([
  ["", { role: "agent", lifeMs: 7 * day }],
  ["ops", { role: "ops", lifeMs: 7 * day }],
  ["agen 2d", { role: "agent", lifeMs: 2 * day }],
  ["12h owner", { role: "owner", lifeMs: 12 * hour }],
  ["Agent 30M", { role: "agent", lifeMs: hour / 2 }],
  ["3 hari", { role: "agent", lifeMs: 3 * day }],
  ["ops 12 jam", { role: "ops", lifeMs: 12 * hour }],
  ["30d", { role: "agent", lifeMs: 30 * day }],
])("“%s” is understood", (text, expected) => expect(readInvitation(text)).toEqual(expected));

test.each([
  "31d",
  "0d",
  "7",
  "-1d",
  "besok",
  "agen ops",
  "1d 2d",
  "agen 7d lagi",
  "constructor",
  "1constructor",
  "99999d",
])("“%s” is not", (text) => expect(readInvitation(text)).toBeUndefined());
