// Every channel in every context and every spelling of a local address, from a public page in stock browsers with and
// without the guard, inside a network of its own, and what arrived: docs/guard.md explains it.
//   npm run bench:guard -- [--arm chromium-sealed]… [--filter websocket] [--fresh] [--write]
import { parseArgs } from "node:util";
import { ARMS } from "../src/fixtures/zero/arms.ts";
import { zeroCells } from "../src/fixtures/zero/cells.ts";
import { isReached } from "../src/fixtures/zero/probe-cells.ts";
import { WAYS } from "../src/fixtures/zero/ways.ts";
import { runArm } from "./guard/run-arm.ts";
import { runWays } from "./guard/run-ways.ts";

const { values } = parseArgs({
  options: {
    arm: { type: "string", multiple: true },
    filter: { type: "string", default: "" },
    fresh: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const names = values.arm ?? ARMS.map(({ id }) => id);
const arms = names.map((name) => {
  const arm = ARMS.find(({ id }) => id === name);
  if (arm === undefined)
    throw new RangeError(`Cannot run ${name}: choose ${ARMS.map(({ id }) => id).join(", ")}`);
  return arm;
});
const cells = zeroCells().filter(({ id }) => id.includes(values.filter));
const ways = WAYS.filter(({ id }) => id.includes(values.filter));
const options = {
  isFresh: values.fresh ? "fresh" : "resumed",
  onProgress: (text: string) => void process.stderr.write(`${text}\n`),
} as const;
for (const arm of arms) {
  const rows = [...(await runArm(arm, cells, options)), ...(await runWays(arm, ways, options))];
  const reached = rows.filter(isReached);
  console.log(`${arm.id}: ${reached.length} of ${rows.length} cells reached`);
}
