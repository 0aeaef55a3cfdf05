import { portRows } from "../port-row.ts";

const EMULATOR_LIST = "public list of emulators' debug ports in a fingerprinting tool, read in November 2026";

/** Android emulators and the bridges to them: what says that an app is not on a phone. */
export const EMULATOR = portRows("emulator", [
  {
    program: "Android Debug Bridge",
    vendor: "Google",
    ports: [5037],
    trust: "reported",
    source: "https://github.com/bountyyfi/localtap",
  },
  {
    program: "Android emulator or device (adb)",
    vendor: "Google",
    ports: [5555],
    trust: "reported",
    source: EMULATOR_LIST,
  },
  {
    program: "Android emulator console",
    vendor: "Google",
    ports: [5554],
    trust: "unconfirmed",
    source: "https://developer.android.com/studio/run/emulator-console",
  },
  {
    program: "MuMu Player",
    vendor: "NetEase",
    ports: [7555, 16384],
    trust: "reported",
    source: EMULATOR_LIST,
  },
  { program: "MEmu", vendor: "Microvirt", ports: [21503], trust: "reported", source: EMULATOR_LIST },
  { program: "NoxPlayer", vendor: "BigNox", ports: [62001], trust: "reported", source: EMULATOR_LIST },
  {
    program: "Synergy / Barrier / Deskflow",
    vendor: "Symless",
    ports: [24800],
    trust: "unconfirmed",
    source: "https://deskflow.org/",
  },
]);
