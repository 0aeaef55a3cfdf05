import { expect, test } from "vitest";
import { createPlan } from "./create-plan.ts";
import { withoutSpelling } from "./without-spelling.ts";

const planned = createPlan({ browser: "webkit", channels: ["fetch-https"], spellings: ["127.0.0.1", "0"] });

test("withoutSpelling() leaves the spelling's cells out and says why", () => {
  const { plan, leftOut } = withoutSpelling(planned, "0", "a reason");
  expect(plan.groups.flat().map(({ spelling }) => spelling.text)).toEqual(["127.0.0.1"]);
  expect(leftOut).toEqual([{ what: "spelling 0", reason: "a reason" }]);
});

test("withoutSpelling() says nothing of a spelling that was not planned", () => {
  expect(withoutSpelling(planned, "rebound.test", "a reason")).toEqual(planned);
});
