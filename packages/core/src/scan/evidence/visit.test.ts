import { describe, expect, test } from "vitest";
import { UNKNOWN_INITIATOR } from "../../probe/initiator.ts";
import type { AddressSpace } from "../../address/address-space.ts";
import { createScriptBook, type Script } from "../ledger/script-book.ts";
import type { VisitFacts } from "../visit-facts.ts";
import { createVisit } from "./visit.ts";

function scriptIn(frames: readonly string[], clientSpaces: readonly AddressSpace[] = []): Script {
  const script = createScriptBook(1).find({ ...UNKNOWN_INITIATOR, scriptUrl: "https://cdn.example/a.js" });
  for (const frame of frames) script.frames.add(frame);
  for (const space of clientSpaces) script.clientSpaces.add(space);
  return script;
}

describe("isAtHome()", () => {
  test.each<[string, readonly string[], readonly AddressSpace[], VisitFacts, boolean, boolean]>([
    ["a public page is nowhere at home", ["https://shop.example/"], [], {}, false, false],
    ["a page that nobody knows counts as public", [], [], {}, false, false],
    ["a device's page is at home in its network", ["http://192.168.1.1/"], [], {}, true, false],
    ["a page of this machine is at home everywhere", ["http://localhost:3000/"], [], {}, true, true],
    ["the top page counts too", [], [], { pageUrl: "http://nas.local/" }, true, false],
    ["one public frame is enough", ["http://nas/", "https://ads.example/"], [], {}, false, false],
    ["the browser's word beats the name", ["https://home.example/"], ["local"], {}, true, false],
    ["the browser may say loopback", ["https://home.example/"], ["loopback"], {}, true, true],
    ["public is the browser's last word", ["http://nas/"], ["local", "public"], {}, false, false],
    ["the caller may know better", ["https://home.example/"], [], { pageSpace: "local" }, true, false],
  ])("%s", (_, frames, clientSpaces, facts, inNetwork, onMachine) => {
    const visit = createVisit(facts);
    const script = scriptIn(frames, clientSpaces);
    expect(visit.isAtHome(script, "local")).toBe(inNetwork);
    expect(visit.isAtHome(script, "loopback")).toBe(onMachine);
  });
});

describe("vendors", () => {
  const cloaked = { host: "src.shop.example", addresses: [], cnames: ["h-shop.online-metrix.net"] };

  test("vendorOf() reads the aliases of hosts and of scripts", () => {
    const script = scriptIn([]);
    script.urls.add("https://src.shop.example/a.js");
    expect(createVisit({ hosts: [cloaked] }).vendorOf(script)?.tenant?.id).toBe("h-shop");
    const scripts = [{ url: "https://src.shop.example/a.js", cnames: cloaked.cnames }];
    const visit = createVisit({ scripts });
    expect(visit.vendorOf(script)?.vendor.id).toBe("threatmetrix");
    expect(visit.vendorOf(script)).toBe(visit.vendorOf(script));
    expect(createVisit({}).vendorOf(script)).toBeUndefined();
  });

  test("deployed keeps the sign that names the customer, then the surer one", () => {
    const bare = { host: "h.online-metrix.net", addresses: [], cnames: [] };
    for (const hosts of [
      [bare, cloaked],
      [cloaked, bare],
    ]) {
      expect(createVisit({ hosts }).deployed.get("threatmetrix")?.tenant?.id).toBe("h-shop");
    }
  });
});

test("wasPublic() is about names that led somewhere public in this visit", () => {
  const visit = createVisit({
    hosts: [
      { host: "a.example", addresses: ["203.0.113.1"], cnames: [] },
      { host: "b.example", addresses: ["0.0.0.0"], cnames: [] },
    ],
  });
  expect([visit.wasPublic("a.example"), visit.wasPublic("b.example"), visit.wasPublic("c.example")]).toEqual([
    true,
    false,
    false,
  ]);
});
