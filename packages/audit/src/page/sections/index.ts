import type { Section } from "../section.ts";
import { findings } from "./findings.tsx";
import { initiators } from "./initiators.tsx";
import { limits } from "./limits.tsx";
import { ports } from "./ports.tsx";
import { probes } from "./probes.tsx";
import { reading } from "./reading.tsx";
import { screenshot } from "./screenshot.tsx";
import { timeline } from "./timeline.tsx";
import { traffic } from "./traffic.tsx";
import { vendors } from "./vendors.tsx";
import { visit } from "./visit.tsx";

/** Every section of the report, in reading order. */
export const SECTIONS: readonly Section[] = [
  findings,
  ports,
  timeline,
  initiators,
  vendors,
  screenshot,
  reading,
  limits,
  visit,
  probes,
  traffic,
];
