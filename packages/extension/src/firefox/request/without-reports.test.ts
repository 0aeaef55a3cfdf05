import { expect, test } from "vitest";
import { withoutReports } from "./without-reports.ts";

const TYPE = { name: "Content-Type", value: "text/html" };

test.each(["Reporting-Endpoints", "Report-To", "NEL"])("withoutReports() takes %s off", (name) => {
  expect(withoutReports([TYPE, { name, value: 'a="http://192.168.77.1/"' }])).toEqual([TYPE]);
});

test("withoutReports() does nothing to other headers", () => {
  expect(withoutReports([TYPE])).toBeUndefined();
});
