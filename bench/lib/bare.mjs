// The least that lies between two browsers: a server that hands a line on and does nothing else, and pages that put it in.
// What a figure has above this is the product's; the rest is the machine's and Chromium's, which on shared hardware differs
// from hour to hour.
import http from "node:http";

const PAGE = `<!doctype html><meta charset="utf-8"><title>Bare</title><div id="ideas"></div><script>
  new EventSource("/stream").onmessage = ({ data }) => {
    const line = document.createElement("p");
    line.textContent = data;
    document.getElementById("ideas").append(line);
  };
</script>`;

export async function bareServer() {
  const streams = new Set();
  const server = http.createServer((request, response) => {
    if (request.url === "/stream") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(": here\n\n");
      streams.add(response);
    } else if (request.method === "POST") {
      let text = "";
      request.setEncoding("utf8").on("data", (part) => { text += part; }).on("end", () => {
        for (const stream of streams) stream.write(`data: ${text}\n\n`);
        response.writeHead(204).end();
      });
    } else response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    end: () => { server.closeAllConnections(); server.close(); },
  };
}
