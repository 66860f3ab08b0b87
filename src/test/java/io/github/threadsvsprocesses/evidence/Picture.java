package io.github.threadsvsprocesses.evidence;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** What a PNG shows, in a form that tells its pixels ten times as fast as the decoder's. */
final class Picture {
  private static final int WITHOUT_OPACITY = 0xFFFFFF;

  private Picture() {}

  static BufferedImage of(byte[] png) throws IOException {
    BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(png));
    int width = decoded.getWidth();
    int height = decoded.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(
        0, 0, width, height, decoded.getRGB(0, 0, width, height, null, 0, width), 0, width);
    return picture;
  }

  /** Whether a pixel has exactly that colour. */
  static boolean has(Color colour, BufferedImage picture) {
    int wanted = colour.getRGB() & WITHOUT_OPACITY;
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    return IntStream.of(pixels).anyMatch(pixel -> pixel == wanted);
  }
}
