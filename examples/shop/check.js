// The bundled example's third-party script. It does what eBay's page did in 2020 through a fraud-detection vendor: on the
// first visit it opens a WebSocket to 14 ports of the visitor's own computer and notes how long each took to fail. A
// closed port fails at once; anything that listens takes longer. Nothing is sent to the programs it finds, and the notes
// stay in the page.
//
// Ports and order: https://blog.nem.ec/2020/05/24/ebay-port-scanning/ (May 2020).
(() => {
  const PORTS = [63333, 5900, 5901, 5902, 5903, 3389, 5950, 5931, 5939, 6039, 5944, 6040, 5279, 7070];
  const SEEN_KEY = "lantern-checked";
  /** A port that neither fails nor answers until then is taken for an open one. */
  const PATIENCE_MS = 1_500;

  if (localStorage.getItem(SEEN_KEY) !== null) return;
  localStorage.setItem(SEEN_KEY, "yes");

  function probe(port) {
    return new Promise((resolve) => {
      const startMs = performance.now();
      const socket = new WebSocket(`wss://127.0.0.1:${port}/`);
      const timer = setTimeout(done, PATIENCE_MS);
      function done() {
        clearTimeout(timer);
        socket.close();
        resolve({ port, tookMs: performance.now() - startMs });
      }
      socket.addEventListener("open", done, { once: true });
      socket.addEventListener("error", done, { once: true });
    });
  }

  async function checkAll() {
    const notes = [];
    for (const port of PORTS) notes.push(await probe(port));
    document.documentElement.dataset.checked = JSON.stringify(notes);
  }

  void checkAll();
})();
