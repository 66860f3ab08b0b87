package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads on in an open channel, from wherever it stands.
 *
 * @param channel see {@link OpenChannels}
 * @param bytes to read, or fewer where it ends before
 */
public record ReadsOn(String channel, int bytes) implements Task<ChannelUse> {
  @Override
  public ChannelUse run() throws IOException {
    ByteChannel open = OpenChannels.get(channel);
    return ChannelUse.of(channel, open == null ? null : read(open, bytes));
  }

  /** ASCII text of so many bytes, or fewer where the channel ends before. */
  public static String read(ByteChannel open, int bytes) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(bytes);
    while (text.hasRemaining() && open.read(text) >= 0) {
      // A channel may give less than was asked for.
    }
    return StandardCharsets.US_ASCII.decode(text.flip()).toString();
  }
}
