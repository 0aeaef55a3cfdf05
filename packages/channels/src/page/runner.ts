// Code of every frame and worker.
import { acceptConnections } from "../accept-connections.ts";

acceptConnections();
