import { openTarget, PUBLIC_ADDRESS } from "@hushport/testbed";
import { expect } from "vitest";
import { PATIENT, type } from "../fixtures/legitimate-lab.ts";
import { canConnect } from "../fixtures/page-requests.ts";
import type { Situation } from "../situation.ts";

/** What public sites do among themselves. */
export const PUBLIC_SITES: readonly Situation[] = [
  {
    name: "a public WebSocket opens",
    check: async (open) => {
      const page = await open.type(open.site.url("site.test"));
      expect(await canConnect(page, open.site.url("other.test").replace("http", "ws"))).toBe(true);
      await page.close();
    },
  },
  {
    name: "a call reaches public servers and a public peer",
    check: async (open) => {
      const { network } = open.lab;
      const host = { network, host: PUBLIC_ADDRESS };
      await using stun = await openTarget("silent", { ...host, protocol: "udp" });
      await using turn = await openTarget("silent", host);
      await using peer = await openTarget("silent", { ...host, protocol: "udp" });
      const page = await open.type(open.site.url("site.test"));
      await page.evaluate(
        async ({ stun, turn, peerHost, peerPort }) => {
          const server = { urls: [`turn:${turn}?transport=tcp`], username: "u", credential: "c" };
          const caller = new RTCPeerConnection({ iceServers: [{ urls: `stun:${stun}` }, server] });
          const callee = new RTCPeerConnection();
          caller.createDataChannel("call");
          await caller.setLocalDescription();
          await callee.setRemoteDescription(caller.localDescription ?? { type: "offer", sdp: "" });
          await callee.setLocalDescription();
          const answer = (callee.localDescription?.sdp ?? "").replaceAll(/a=candidate.*\r\n/g, "");
          await caller.setRemoteDescription({ type: "answer", sdp: answer });
          const candidate = `candidate:1 1 udp 2122260223 ${peerHost} ${peerPort} typ host`;
          await caller.addIceCandidate({ candidate, sdpMLineIndex: 0 });
          Object.assign(globalThis, { caller });
        },
        { stun: stun.authority, turn: turn.authority, peerHost: peer.host, peerPort: peer.port },
      );
      await expect.poll(() => stun.contacts().datagrams, PATIENT).toBeGreaterThan(0);
      await expect.poll(() => turn.contacts().connections, PATIENT).toBeGreaterThan(0);
      await expect.poll(() => peer.contacts().datagrams, PATIENT).toBeGreaterThan(0);
      await page.close();
    },
  },
  {
    name: "a service worker answers by itself, and by asking its server",
    check: async (open) => {
      const page = await open.type(open.site.url("site.test"));
      const answers = await page.evaluate(async () => {
        await navigator.serviceWorker.register("/worker.js");
        await navigator.serviceWorker.ready;
        if (navigator.serviceWorker.controller === null) {
          await new Promise((resolve) => {
            navigator.serviceWorker.addEventListener("controllerchange", resolve);
          });
        }
        const offline = await (await fetch("/offline")).text();
        const { ok } = await fetch("/through");
        const [registration] = await navigator.serviceWorker.getRegistrations();
        await registration?.unregister();
        return [offline, ok];
      });
      expect(answers).toEqual(["from the worker", true]);
      await page.close();
    },
  },
  {
    name: "a page with a strict policy runs, and is told of no violation",
    check: async (open) => {
      const page = await open.type(open.site.url("site.test", "/strict"));
      await expect.poll(() => page.title(), PATIENT).toBe("ran");
      expect(await page.evaluate("violations")).toEqual([]);
      await page.close();
    },
  },
  {
    name: "links to documents and downloads are followed",
    check: async (open) => {
      for (const [id, path] of [
        ["pdf", "/document.pdf"],
        ["zip", "/archive.zip"],
      ]) {
        const page = await open.type(open.site.url("site.test", "/links"));
        await page.evaluate((id) => document.getElementById(id ?? "")?.click(), id);
        await expect.poll(() => open.site.requests().map((request) => request.path), PATIENT).toContain(path);
        await page.close();
      }
      const home = await open.serve("192.168.77.1", {
        "/manual.pdf": { type: "application/pdf", body: "%PDF-1.4\n%%EOF\n" },
      });
      const page = await open.guarded.browser.newPage();
      await type(page, home.url("192.168.77.1", "/manual.pdf"));
      await expect.poll(() => home.requests().map(({ path }) => path), PATIENT).toContain("/manual.pdf");
      await page.close();
    },
  },
];
