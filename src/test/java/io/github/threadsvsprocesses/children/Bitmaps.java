package io.github.threadsvsprocesses.children;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Grey pictures with noise, as files, and the digests of what a median of 3 x 3 pixels makes of
 * them: worked out here by sorting, so that the library's filter has something to agree with.
 * Immutable.
 *
 * @param tasks a filter for each file
 * @param digests of what they have to give
 */
public record Bitmaps(List<FiltersABitmap> tasks, List<String> digests) {
  private static final int GREYS = 256;

  /** One pixel in so many is noise. */
  private static final int NOISE = 8;

  public Bitmaps {
    tasks = List.copyOf(tasks);
    digests = List.copyOf(digests);
  }

  /**
   * Writes them; always the same pixels for the same seed and sizes.
   *
   * @param directory where there is nothing yet; it is made
   * @param pictures how many
   * @param side of each, in pixels
   */
  public static Bitmaps write(Path directory, long seed, int pictures, int side)
      throws IOException {
    Files.createDirectory(directory);
    Random random = new Random(seed);
    List<FiltersABitmap> tasks = new ArrayList<>();
    List<String> digests = new ArrayList<>();
    for (int picture = 0; picture < pictures; picture++) {
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
      byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
      paint(pixels, side, random);
      Path file = directory.resolve(picture + ".png");
      if (!ImageIO.write(image, "png", file.toFile())) {
        throw new IOException("This Java cannot write PNG.");
      }
      tasks.add(new FiltersABitmap(file.toString()));
      digests.add(Digests.of(medians(pixels, side)));
    }
    return new Bitmaps(tasks, digests);
  }

  /** Rings around some point, and noise of black and white. */
  private static void paint(byte[] pixels, int side, Random random) {
    int centerX = random.nextInt(side);
    int centerY = random.nextInt(side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int squares = (x - centerX) * (x - centerX) + (y - centerY) * (y - centerY);
        int grey = squares / side % GREYS;
        if (random.nextInt(NOISE) == 0) {
          grey = random.nextBoolean() ? 0 : GREYS - 1;
        }
        pixels[y * side + x] = (byte) grey;
      }
    }
  }

  /** Of every pixel that has nine around it, itself one: not of those at the edge. */
  static byte[] medians(byte[] pixels, int side) {
    ByteArrayOutputStream medians = new ByteArrayOutputStream(pixels.length);
    int[] around = new int[9];
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        for (int i = 0; i < around.length; i++) {
          around[i] = Byte.toUnsignedInt(pixels[(y - 1 + i / 3) * side + x - 1 + i % 3]);
        }
        Arrays.sort(around);
        medians.write(around[4]);
      }
    }
    return medians.toByteArray();
  }
}
