package io.github.threadsvsprocesses.children;

import ij.process.ByteProcessor;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * Reads a grey picture, takes its noise away by ImageJ's median of 3 x 3 pixels, and tells the
 * digest of the new pixels without the edge. All of it is integer arithmetic in Java, the same on
 * every system.
 *
 * @param file path of a PNG of 8 bits a pixel, see {@link Bitmaps}
 */
public record FiltersABitmap(String file) implements Task<String> {
  @Override
  public String run() throws Exception {
    return Interpreter.current().compute(this::filter);
  }

  private String filter() throws IOException {
    BufferedImage noisy = ImageIO.read(new File(file));
    if (noisy == null || noisy.getType() != BufferedImage.TYPE_BYTE_GRAY) {
      throw new IOException(file + " is no grey picture of 8 bits a pixel.");
    }
    Interpreter.current().checkpoint();
    byte[] pixels = ((DataBufferByte) noisy.getRaster().getDataBuffer()).getData();
    ByteProcessor processor = new ByteProcessor(noisy.getWidth(), noisy.getHeight(), pixels);
    processor.medianFilter();
    // It leaves black what has no nine pixels around it.
    processor.setRoi(1, 1, noisy.getWidth() - 2, noisy.getHeight() - 2);
    byte[] clean = (byte[]) processor.crop().getPixels();
    Interpreter.current().checkpoint();
    return Digests.of(clean);
  }

  /** The twin: another one filters, and this one waits as long for the digest. */
  public record Awaited(FiltersABitmap work, String answer, long nanos) implements Task<String> {
    @Override
    public String run() throws Exception {
      return Awaiting.anAnswer(answer, nanos);
    }
  }
}
