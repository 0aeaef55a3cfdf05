import { once } from "node:events";
import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { connect } from "node:net";
import { spawn } from "node:child_process";
import { describe, expect } from "vitest";
import { openDecoys } from "../decoys/open-decoys.ts";
import { serveSite } from "../site/serve-site.ts";
import { openTarget } from "../targets/open-target.ts";
import { createNamespace } from "./create-namespace.ts";
import { isRunning } from "./agent/end-namespace.ts";
import { ALLOWED_WAYS, evaluateInside, outputOf, testInNamespace } from "./fixtures/namespace-test.ts";

/** Prints how a connection ended: `connect`, `ECONNREFUSED` …, or `no-answer`. */
const knockScript = (host: string, port: number): string => `
  import { connect } from "node:net";
  const socket = connect(${port}, "${host}");
  const end = (word) => { console.log(word); process.exit(); };
  socket.on("connect", () => end("connect")).on("error", ({ code }) => end(code));
  socket.setTimeout(300, () => end("no-answer"));`;

for (const way of ALLOWED_WAYS) {
  describe(`as ${way.id}`, () => {
    testInNamespace(
      "createNamespace() makes a network with a loopback interface that is up, and nothing else",
      async (namespace) => {
        const links = await outputOf(namespace, "ip", ["-o", "link"]);
        expect(links.trim().split("\n")).toHaveLength(1);
        expect(links).toMatch(/^1: lo: <LOOPBACK,UP/);
        expect(readlinkSync(`/proc/${namespace.pid}/ns/net`)).not.toBe(readlinkSync("/proc/self/ns/net"));
      },
      way,
    );

    testInNamespace(
      "a target opened inside is reached from inside and not from outside",
      async (namespace) => {
        await using target = await openTarget("silent", { network: namespace.network });
        const outside = connect(target.port, target.host);
        await expect(once(outside, "connect")).rejects.toMatchObject({ code: "ECONNREFUSED" });
        expect(await evaluateInside(namespace, knockScript(target.host, target.port))).toBe("connect\n");
        expect(target.contacts()).toMatchObject({ connections: 1 });
      },
      way,
    );

    testInNamespace(
      "closed and filtered refuse and ignore inside as they do outside",
      async (namespace) => {
        const { network } = namespace;
        await using closed = await openTarget("closed", { network, counting: "packet-filter" });
        await using filtered = await openTarget("filtered", { network });
        expect(await evaluateInside(namespace, knockScript(closed.host, closed.port))).toBe("ECONNREFUSED\n");
        expect(await evaluateInside(namespace, knockScript(filtered.host, filtered.port))).toBe(
          "no-answer\n",
        );
        expect([await closed.attempts(), await filtered.attempts()]).toEqual([1, 1]);
        expect(filtered.means).toBe("packet-filter");
      },
      way,
    );

    testInNamespace(
      "replaceFile() changes a file for programs inside only",
      async (namespace) => {
        const before = readFileSync("/etc/hosts", "utf8");
        await namespace.replaceFile("/etc/hosts", "192.0.2.1 only-inside\n");
        expect(await outputOf(namespace, "cat", ["/etc/hosts"])).toBe("192.0.2.1 only-inside\n");
        expect(readFileSync("/etc/hosts", "utf8")).toBe(before);
      },
      way,
    );

    testInNamespace(
      "replaceFile() adds a file that is not there, with its folders, beside what is there",
      async (namespace) => {
        await namespace.replaceFile("/etc/hosts", "192.0.2.1 only-inside\n");
        const path = "/etc/hushport-only-inside/policies/one.json";
        await namespace.replaceFile(path, "{}\n");
        await namespace.replaceFile(path, "[]\n");
        expect(await outputOf(namespace, "cat", [path, "/etc/hosts"])).toBe("[]\n192.0.2.1 only-inside\n");
        expect(await outputOf(namespace, "ls", ["/etc/passwd"])).toBe("/etc/passwd\n");
        expect(existsSync("/etc/hushport-only-inside")).toBe(false);
      },
      way,
    );
  });
}

testInNamespace(
  "a program inside keeps its user, its folder and its arguments as they are",
  async (namespace) => {
    const child = namespace.spawn(
      "sh",
      ["-c", 'id -u; pwd; printf "%s|" "$@"', "sh", "a b", "$HOME", "--", "'"],
      {
        stdio: ["ignore", "pipe", "inherit"],
        cwd: "/usr",
      },
    );
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    await once(child, "close");
    expect(Buffer.concat(chunks).toString()).toBe(`${process.geteuid?.()}\n/usr\na b|$HOME|--|'|`);
  },
);

testInNamespace(
  "a program inside has the pid that spawn() gave, and gets signals itself",
  async (namespace) => {
    const child = namespace.spawn("sleep", ["60"], { stdio: "ignore" });
    await once(child, "spawn");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([null, "SIGTERM"]);
  },
);

testInNamespace("close() ends every program inside, those that detached too", async (namespace) => {
  const child = namespace.spawn("sh", ["-c", "setsid sleep 60 & echo $!; exec sleep 60"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout === null) throw new TypeError("no standard output");
  const [line]: Buffer[] = await once(child.stdout, "data");
  const detached = Number(String(line));
  expect([isRunning(child.pid ?? -1), isRunning(detached)]).toEqual([true, true]);
  const exited = once(child, "exit");
  await namespace.close();
  await exited;
  expect([isRunning(child.pid ?? -1), isRunning(detached), isRunning(namespace.pid)]).toEqual([
    false,
    false,
    false,
  ]);
});

testInNamespace("an ended namespace says so", async (namespace) => {
  await namespace.close();
  expect(namespace.ended.aborted).toBe(true);
  await expect(openTarget("http", { network: namespace.network })).rejects.toMatchObject({
    code: "ERR_TESTBED_NAMESPACE_GONE",
  });
});

testInNamespace(
  "whatever was opened inside closes without complaint after the namespace is gone",
  async (namespace) => {
    const { network } = namespace;
    const opened = [
      await openTarget("http", { network }),
      await openTarget("closed", { network, counting: "packet-filter" }),
      await openTarget("filtered", { network }),
      await openTarget("filtered", { network, protocol: "udp" }),
      await openTarget("closed", { network, protocol: "udp", counting: "packet-filter" }),
      await serveSite({ network }),
    ];
    await namespace.close();
    for (const thing of opened) await thing.close();
    await expect(openTarget("closed", { network })).rejects.toMatchObject({
      code: "ERR_TESTBED_NAMESPACE_GONE",
    });
  },
);

testInNamespace("close() closes what this process opened inside, so that it may end", async () => {
  const door = new URL("../index.ts", import.meta.url).href;
  const script = `
    import { createNamespace, forwardInto, openTarget, serveNames } from ${JSON.stringify(door)};
    const namespace = await createNamespace();
    await openTarget("http", { network: namespace.network });
    await openTarget("closed", { network: namespace.network, protocol: "udp" });
    await serveNames(namespace, []);
    await forwardInto(namespace, { address: "127.0.0.1", port: 8080 });
    await namespace.close();`;
  const maker = spawn(
    process.execPath,
    ["--conditions=hushport-source", "--input-type=module", "--eval", script],
    { stdio: ["ignore", "ignore", "inherit"], cwd: import.meta.dirname, timeout: 8_000 },
  );
  expect(await once(maker, "exit")).toEqual([0, null]);
});

testInNamespace("a namespace whose maker is killed ends with all that runs inside", async () => {
  const script = `
    import { createNamespace } from ${JSON.stringify(new URL("create-namespace.ts", import.meta.url).href)};
    const namespace = await createNamespace();
    const child = namespace.spawn("sleep", ["60"], { stdio: "ignore" });
    child.once("spawn", () => console.log(namespace.pid, child.pid));`;
  const maker = spawn(
    process.execPath,
    ["--conditions=hushport-source", "--input-type=module", "--eval", script],
    { stdio: ["ignore", "pipe", "inherit"], cwd: import.meta.dirname },
  );
  const [line]: Buffer[] = await once(maker.stdout, "data");
  const pids = String(line).trim().split(" ").map(Number);
  expect(pids.map(isRunning)).toEqual([true, true]);
  maker.kill("SIGKILL");
  await expect.poll(() => pids.map(isRunning), { timeout: 5_000, interval: 10 }).toEqual([false, false]);
});

testInNamespace(
  "createNamespace() with an aborted signal makes none, and a later abort ends it",
  async () => {
    const run = new AbortController();
    const namespace = await createNamespace({ signal: run.signal });
    run.abort();
    await namespace.close();
    await expect.poll(() => isRunning(namespace.pid)).toBe(false);
    await expect(createNamespace({ signal: run.signal })).rejects.toThrow("aborted");
  },
);

testInNamespace(
  "serveSite() and openDecoys() work inside, decoys on ports that are taken outside",
  async (namespace) => {
    await using outside = await openTarget("http");
    await using site = await serveSite({ routes: { "/": "<p>inside" }, network: namespace.network });
    await using decoys = await openDecoys([outside.port, site.port], { network: namespace.network });
    expect(decoys.open.map(({ port }) => port)).toEqual([outside.port]);
    expect(decoys.skipped).toEqual([{ host: "127.0.0.1", port: site.port, reason: "EADDRINUSE" }]);
    expect(await evaluateInside(namespace, knockScript("127.0.0.1", outside.port))).toBe("connect\n");
    expect(decoys.open[0]?.contacts().connections).toBe(1);
    expect(outside.contacts().connections).toBe(0);
    const page = await evaluateInside(
      namespace,
      `console.log(await (await fetch("http://127.0.0.1:${site.port}/")).text())`,
    );
    expect(page).toBe("<p>inside\n");
  },
);

testInNamespace("two namespaces at once do not see each other's ports", async (first) => {
  await using second = await createNamespace();
  await using target = await openTarget("silent", { network: first.network });
  await using same = await openTarget("silent", { network: second.network, port: target.port });
  expect(await evaluateInside(second, knockScript(same.host, same.port))).toBe("connect\n");
  expect([target.contacts().connections, same.contacts().connections]).toEqual([0, 1]);
});
