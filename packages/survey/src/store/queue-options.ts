/**
 * How the queue looks after itself. A worker that was killed leaves a lease behind: its heartbeat is missed within
 * {@link HEARTBEAT_SECONDS}, and the monitor then hands the visit to another.
 */
export const QUEUE_OPTIONS = {
  schema: "pgboss",
  supervise: true,
  schedule: false,
  superviseIntervalSeconds: 5,
  monitorIntervalSeconds: 5,
  maintenanceIntervalSeconds: 300,
  reindex: false,
  monitorVacuum: false,
} as const;

/** Seconds between signs of life of a visit; the least that the queue takes. */
export const HEARTBEAT_SECONDS = 10;
