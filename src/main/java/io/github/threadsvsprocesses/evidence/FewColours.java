package io.github.threadsvsprocesses.evidence;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Charts have few colours, and a thousand shades at the edges of letters. With the 32 that cover
 * most, a picture looks the same and takes less than half the space: a report holds a hundred.
 */
final class FewColours {
  private static final int MOST = 32;
  private static final int BITS = 8;

  private static final int BYTE = 0xff;

  private FewColours() {}

  /**
   * The same picture; a colour that is neither kept nor among the most frequent becomes the nearest
   * of them.
   *
   * @param picture without transparency
   * @param kept however rare they are
   */
  static BufferedImage of(BufferedImage picture, Collection<Color> kept) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    List<Integer> frequent = mostFrequent(pixels, MOST - kept.size());
    Set<Integer> palette = new LinkedHashSet<>(frequent);
    kept.forEach(colour -> palette.add(colour.getRGB()));
    Map<Integer, Integer> places = new HashMap<>();
    palette.forEach(colour -> places.put(colour, places.size()));
    BufferedImage few =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(palette));
    int[] indices = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      // No shade becomes a colour that is kept, which would mean something where it is not.
      indices[i] = places.computeIfAbsent(pixels[i], colour -> nearest(colour, frequent));
    }
    few.getRaster().setSamples(0, 0, width, height, 0, indices);
    return few;
  }

  private static List<Integer> mostFrequent(int[] pixels, int most) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int nearest(int colour, List<Integer> palette) {
    int nearest = 0;
    for (int place = 1; place < palette.size(); place++) {
      if (distance(colour, palette.get(place)) < distance(colour, palette.get(nearest))) {
        nearest = place;
      }
    }
    return nearest;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift < 3 * BITS; shift += BITS) {
      int difference = (one >> shift & BYTE) - (other >> shift & BYTE);
      sum += difference * difference;
    }
    return sum;
  }

  private static IndexColorModel model(Set<Integer> palette) {
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    return new IndexColorModel(BITS, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
  }
}
