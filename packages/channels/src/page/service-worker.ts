// A runner, and a relay: answers `relayed/TOKEN` with what the endpoint of that ticket gives.
import { acceptConnections } from "../accept-connections.ts";
import { answerRelayed } from "../relay.ts";

acceptConnections();
addEventListener("fetch", answerRelayed);
