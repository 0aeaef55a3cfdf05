import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { forwardOut, HOST_NETWORK, type LabNetwork } from "@hushport/testbed";
import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";
import { LAUNCH_DEADLINE_MS, PROTOCOL_DEADLINE_MS } from "./launch-request.ts";

/** A WebKit with a session. */
export interface StartedWebkit {
  readonly driver: WebDriver;
  readonly version: string;
  /** Ends the browser and its driver. Always resolves. */
  readonly end: () => Promise<void>;
}

/** How it is started. */
export interface WebkitRequest {
  /** The driver's program. */
  readonly path: string;
  /** Fresh folder for everything that it may keep. */
  readonly profileDir: string;
  readonly display: string;
  readonly inside: LabNetwork | undefined;
  readonly signal: AbortSignal;
}

/** Above what a session takes to end by itself; then its driver is killed, and the browser with it. */
const END_DEADLINE_MS = 10_000;
const POLL_MS = 50;

/** Starts WebKit's driver on a port of its own, and a browser by it. */
export async function startWebkit(request: WebkitRequest): Promise<StartedWebkit> {
  const { path, inside, signal } = request;
  const way = inside === undefined ? undefined : await forwardOut(inside.namespace);
  const port = way?.port ?? (await freePort());
  const options: SpawnOptions = { stdio: "ignore", env: environmentOf(request) };
  const child =
    inside === undefined
      ? spawn(path, [`--port=${port}`], options)
      : inside.spawn(path, [`--port=${port}`], options);
  const stop = (): void => void child.kill("SIGKILL");
  process.once("exit", stop);
  const end = async (driver?: WebDriver): Promise<void> => {
    // A session that is gone already ends with an error, and so does one that hangs.
    await Promise.race([
      driver?.quit().catch(() => undefined),
      sleep(END_DEADLINE_MS, undefined, { ref: false }),
    ]);
    process.off("exit", stop);
    stop();
    await way?.close();
  };
  try {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(LAUNCH_DEADLINE_MS)]);
    await listening(child, port, { deadline, inside });
    const driver = await openSession(`http://127.0.0.1:${port}`, deadline);
    const version = (await driver.getCapabilities()).getBrowserVersion() ?? "unknown";
    await driver.manage().setTimeouts({ script: PROTOCOL_DEADLINE_MS, pageLoad: LAUNCH_DEADLINE_MS });
    return { driver, version, end: () => end(driver) };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Nothing of the user's own: no settings, no session bus, no accessibility bus; drawing needs no graphics card. */
function environmentOf({ profileDir, display }: WebkitRequest): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DISPLAY: display,
    HOME: profileDir,
    XDG_RUNTIME_DIR: profileDir,
    XDG_CONFIG_HOME: profileDir,
    XDG_CACHE_HOME: profileDir,
    XDG_DATA_HOME: profileDir,
    DBUS_SESSION_BUS_ADDRESS: "disabled:",
    NO_AT_BRIDGE: "1",
    LIBGL_ALWAYS_SOFTWARE: "1",
  };
}

/** The driver takes no port 0. */
async function freePort(): Promise<number> {
  const server = await HOST_NETWORK.listen("127.0.0.1", 0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until the driver takes connections. @throws {Error} If it ends or takes too long. */
async function listening(
  child: ChildProcess,
  port: number,
  { deadline, inside }: { readonly deadline: AbortSignal; readonly inside: LabNetwork | undefined },
): Promise<void> {
  const { network } = inside ?? { network: HOST_NETWORK };
  const ended = new AbortController();
  child.once("error", (error) => ended.abort(error));
  child.once("exit", (code) => ended.abort(new Error(`it ended with code ${code}`)));
  while (!ended.signal.aborted) {
    deadline.throwIfAborted();
    try {
      (await network.connect("127.0.0.1", port)).destroy();
      return;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      await sleep(POLL_MS);
    }
  }
  throw ended.signal.reason;
}

async function openSession(url: string, deadline: AbortSignal): Promise<WebDriver> {
  const capabilities = new Capabilities({ browserName: "MiniBrowser", acceptInsecureCerts: true });
  const building = new Builder().usingServer(url).withCapabilities(capabilities).build();
  const late = new Promise<never>((_resolve, reject) => {
    deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
  });
  return Promise.race([building, late]);
}
