/** Requests at the same time: enough to keep two cores busy, fewer than a browser's own limit on connections. */
const AT_ONCE = 48;

/** A request may be lost on a busy machine; a blocked port is blocked each time. */
const PASSES = 3;

/**
 * The page that requests every port of its own machine. It is only ever served inside a network namespace that the run
 * made, where every port is the run's own.
 */
export function createSweepPage(last: number): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hushport port sweep</title>
<link rel="icon" href="data:,"><script type="module">
async function sweep(ports) {
  const queue = ports.values();
  const take = async () => {
    for (const port of queue) {
      await fetch("http://127.0.0.1:" + port + "/port/" + port, { mode: "no-cors", cache: "no-store" }).catch(() => undefined);
    }
  };
  await Promise.all(Array.from({ length: ${AT_ONCE} }, take));
}
let ports = Array.from({ length: ${last} }, (_, index) => index + 1);
for (let pass = 0; pass < ${PASSES}; pass++) {
  await sweep(ports);
  ports = await (await fetch("/missing", { cache: "no-store" })).json();
}
await fetch("/done", { cache: "no-store" });
</script></html>`;
}
