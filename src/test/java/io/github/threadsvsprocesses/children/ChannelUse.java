package io.github.threadsvsprocesses.children;

import io.github.threadsvsprocesses.children.TellsWhereItRuns.Whereabouts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a worker did with a channel that it was told the name of.
 *
 * @param by where that worker runs
 * @param text read or written; null where the channel is unknown
 * @param descriptor what the system says of the channel in that worker's process
 */
public record ChannelUse(Whereabouts by, @Nullable String text, String descriptor) {
  static ChannelUse of(String channel, @Nullable String text) throws IOException {
    return new ChannelUse(new TellsWhereItRuns().run(), text, OpenChannels.descriptorOf(channel));
  }

  /** Neither does the worker's program know it nor has its process a descriptor of it. */
  public boolean isUnknown() {
    return text == null && !descriptor.startsWith(OpenChannels.DESCRIPTOR);
  }

  @Override
  public String toString() {
    return (text == null ? "it is unknown" : "'" + text + "'") + " by " + by + ", " + descriptor;
  }
}
