/** Stands in the fragment of a shared worker's script, where rules see it and servers do not. */
export const WORKER_TAG = "hushport-worker";
