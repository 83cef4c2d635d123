/// <reference lib="webworker" />
/**
 * Stands between an encoder and the network (W3C WebRTC Encoded Transform, section 4). Shut, it swallows what is encoded;
 * opened, it lets pass from the next whole picture on, because what comes before cannot be shown without what was swallowed.
 */
declare const self: DedicatedWorkerGlobalScope & {
  onrtctransform: ((event: RTCTransformEvent) => void) | null;
};

let open = false;

self.onmessage = () => {
  open = true;
};

self.onrtctransform = ({ transformer }) => {
  self.postMessage("stands");
  void pass(transformer.readable as ReadableStream<RTCEncodedVideoFrame>, transformer.writable);
};

async function pass(encoded: ReadableStream<RTCEncodedVideoFrame>, network: WritableStream): Promise<void> {
  const [reader, writer] = [encoded.getReader(), network.getWriter()];
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) return;
    if (open && frame.type === "key") {
      await writer.write(frame);
      break;
    }
    self.postMessage("swallowed");
  }
  reader.releaseLock();
  writer.releaseLock();
  await encoded.pipeTo(network).catch(() => undefined); // the call is over
}

export {};
