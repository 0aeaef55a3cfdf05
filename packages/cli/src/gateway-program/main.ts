// The gateway's own process: what it needs and nothing else, since it runs for weeks. Bundled by set-up; the options
// come as JSON from `hushport gateway`, which has checked them.
import type { GatewayCommandOptions } from "../arguments/gateway-options.ts";
import { EXIT_CODES } from "../exit-code.ts";
import { runGateway } from "./run-gateway.ts";

const { stdout, stderr } = process;
const stop = new AbortController();
const tell = (line: string) => void stderr.write(`hushport: ${line}\n`);

// Whoever reads our output may stop reading; that is no failure.
for (const stream of [stdout, stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(EXIT_CODES.interrupted);
    stop.abort();
  });

try {
  const options: GatewayCommandOptions = JSON.parse(process.argv[2] ?? "{}");
  await runGateway(options, {
    say: (line) => void stdout.write(`${line}\n`),
    tell,
    signal: stop.signal,
  });
} catch (error) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const isOption = code === "ERR_GATEWAY_OPTION";
  const isExpected = code.startsWith("ERR_") || code.startsWith("E");
  tell(
    isExpected && error instanceof Error
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  );
  process.exitCode = isOption ? EXIT_CODES.usage : EXIT_CODES.incomplete;
}
