// A runner, and a relay: answers `relayed/TOKEN` with what the endpoint of that ticket gives.
import { acceptConnections } from "../accept-connections.ts";
import { fetchRelayed } from "../relay.ts";

acceptConnections();
addEventListener("fetch", fetchRelayed);
