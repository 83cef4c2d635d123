/** Changes what an RTCRtpSender does. */

/** Another change of the same sender, or a new description, came between reading and setting its parameters. */
const OVERTAKEN = ["InvalidModificationError", "InvalidStateError"];

/**
 * Sets parameters that were just read from the sender; `keyFrame` also asks its encoder for a key frame. Resolves to false if
 * they were overtaken by another change and must be read again. Throws what `RTCRtpSender.setParameters` throws otherwise.
 */
export async function setParameters(
  sender: RTCRtpSender,
  parameters: RTCRtpSendParameters,
  keyFrame: boolean,
): Promise<boolean> {
  try {
    await sender.setParameters(parameters, keyFrame ? { encodingOptions: [{ keyFrame }] } : {});
    return true;
  } catch (problem) {
    if (OVERTAKEN.includes((problem as Error).name)) return false;
    throw problem;
  }
}
