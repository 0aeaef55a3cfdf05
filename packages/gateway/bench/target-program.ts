// What the benchmark asks: a small page, and a port that echoes or pours. Prints their ports.
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";

const CHUNK = Buffer.alloc(65_536, 1);
const PAGE = "x".repeat(1_000);

const pages = createHttpServer({ keepAliveTimeout: 60_000 }, (_, response) => response.end(PAGE));
pages.listen(0, "127.0.0.1");

// The first byte says what is wanted: 1 an echo, 2 bytes without end.
const bytes = createServer((socket) => {
  socket.on("error", () => socket.destroy());
  socket.once("data", (first) => {
    if (first[0] !== 2) {
      socket.write(first);
      return;
    }
    const pour = () => {
      while (socket.writable && socket.write(CHUNK));
    };
    socket.on("drain", pour);
    pour();
  });
});
bytes.listen(0, "127.0.0.1", () => {
  const ports = [pages, bytes].map((server) => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  });
  process.stdout.write(`${JSON.stringify(ports)}\n`);
});
