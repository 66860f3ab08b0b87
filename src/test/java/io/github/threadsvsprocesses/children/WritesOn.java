package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.process.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes to an open channel.
 *
 * @param channel see {@link OpenChannels}
 * @param text ASCII
 */
public record WritesOn(String channel, String text) implements Task<ChannelUse> {
  @Override
  public ChannelUse run() throws IOException {
    return ChannelUse.of(channel, written(OpenChannels.get(channel)));
  }

  private @Nullable String written(@Nullable ByteChannel open) throws IOException {
    if (open == null) {
      return null;
    }
    ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
    while (bytes.hasRemaining()) {
      open.write(bytes);
    }
    return text;
  }
}
