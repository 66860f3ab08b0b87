package io.github.threadsvsprocesses.page;

import io.github.threadsvsprocesses.page.Exhibits.Exhibit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pictures that the page carries in itself: the most important ones, while there is room. */
final class Pictures {
  /** All together; in the page they take a third more. The report has them all. */
  static final long MOST_BYTES = 1_200_000;

  /** Ours are a tenth of it. */
  private static final long LONGEST = 600_000;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** Signature, then a chunk's length and name, then width and height. */
  private static final int WIDTH_AT = 16;

  private final Map<Path, Picture> byFile = new HashMap<>();
  private final Map<String, Picture> byContent = new HashMap<>();
  private final Set<Picture> placed = new HashSet<>();
  private long room = MOST_BYTES;

  /**
   * Takes in what there is room for.
   *
   * @param wanted the most important first
   */
  Pictures(List<Exhibit> wanted) {
    for (Exhibit exhibit : wanted) {
      if (!byFile.containsKey(exhibit.file())) {
        read(exhibit.file());
      }
    }
  }

  /**
   * A picture that the page carries.
   *
   * @param id where it stands on the page
   * @param source for an {@code img}
   */
  record Picture(String id, String source, int width, int height) {}

  /** Empty when there was no room for it, or it is no picture. */
  Optional<Picture> of(Exhibit exhibit) {
    return Optional.ofNullable(byFile.get(exhibit.file()));
  }

  /** True once: from then on the page refers to it. */
  boolean isToBePlaced(Picture picture) {
    return placed.add(picture);
  }

  private void read(Path file) {
    try {
      if (Files.size(file) > LONGEST) {
        return;
      }
      byte[] png = Files.readAllBytes(file);
      if (!isPng(png)) {
        return;
      }
      String digest = HexFormat.of().formatHex(sha256(png), 0, 6);
      Picture same = byContent.get(digest);
      if (same == null && png.length <= room) {
        room -= png.length;
        same =
            new Picture(
                "picture-" + digest,
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png),
                ByteBuffer.wrap(png).getInt(WIDTH_AT),
                ByteBuffer.wrap(png).getInt(WIDTH_AT + Integer.BYTES));
        byContent.put(digest, same);
      }
      if (same != null) {
        byFile.put(file, same);
      }
    } catch (IOException unreadable) {
      // The report has it, if anyone.
    }
  }

  private static boolean isPng(byte[] content) {
    return content.length > WIDTH_AT + 2 * Integer.BYTES
        && ByteBuffer.wrap(content, 0, SIGNATURE.length).equals(ByteBuffer.wrap(SIGNATURE));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
