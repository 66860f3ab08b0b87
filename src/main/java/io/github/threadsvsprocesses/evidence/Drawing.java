package io.github.threadsvsprocesses.evidence;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How all pictures of the report look, and how they become PNG. */
final class Drawing {
  /** In points, as all lengths here. */
  static final int WIDTH = 900;

  /**
   * Larger than it is named, so that it is sharp on a fine screen: on the page, some 700 points
   * wide, twice what a coarse one shows. A report holds a hundred.
   */
  private static final double SCALE = 1.5;

  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  private static final Font AXIS_TITLE = TITLE.deriveFont(12f);
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  private static final int TITLE_LINES = 4;
  private static final int LINE_HEIGHT = 19;

  /** What a title leaves free around it. */
  private static final int MARGIN = 12;

  static final Color BLUE = new Color(0x00, 0x72, 0xB2);
  static final Color VERMILION = new Color(0xD5, 0x5E, 0x00);
  static final Color GREEN = new Color(0x00, 0x9E, 0x73);

  static final Color PURPLE = new Color(0xCC, 0x79, 0xA7);
  static final Color SKY = new Color(0x56, 0xB4, 0xE9);

  /** No pure greys, which axes, grids and the edges of letters are: a test tells them apart. */
  static final Color GREY = new Color(0x78, 0x78, 0x80);

  static final Color PALE = new Color(0xB4, 0xB4, 0xBC);
  static final Color DARK = new Color(0x40, 0x40, 0x48);

  /**
   * Told apart by the colour-blind too: Okabe and Ito, "Color Universal Design", 2008, without
   * their yellow, which is faint on white.
   */
  static final List<Color> COLOURS =
      List.of(BLUE, VERMILION, GREEN, PURPLE, SKY, new Color(0xE6, 0x9F, 0x00), Color.BLACK);

  /** However few pixels they have, they tell things apart. */
  private static final List<Color> WITH_A_MEANING =
      Stream.concat(COLOURS.stream(), Stream.of(GREY, PALE, DARK)).toList();

  private Drawing() {}

  /**
   * A chart without series.
   *
   * @param height without the title
   * @param title in at most four lines; the rest is cut
   */
  static XYChart chart(int height, String title, String xAxis, String yAxis) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(height)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    // The library would centre it over the plot, in one line, and let it run out of the picture.
    chart.getStyler().setChartTitleVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotBorderVisible(false);
    chart.getStyler().setAxisTitleFont(AXIS_TITLE);
    chart.getStyler().setAxisTickLabelsFont(LABEL);
    chart.getStyler().setLegendFont(LABEL);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setLegendBorderColor(Color.WHITE);
    chart.getStyler().setMarkerSize(9);
    return chart;
  }

  /** An axis from one whole number to another, named at whole numbers only. */
  static void wholeSteps(XYChart chart, int from, int to) {
    chart.getStyler().setXAxisMin((double) from);
    chart.getStyler().setXAxisMax((double) to);
    chart.setCustomXAxisTickLabelsFormatter(onlyAtWhole(Integer::toString));
  }

  /**
   * Names for an axis. It asks for them at places of its own choice, and takes wider steps until
   * all differ; so do those of places without a name.
   */
  static Function<Double, String> onlyAtWhole(IntFunction<String> name) {
    return place -> {
      int whole = (int) Math.round(place);
      return Math.abs(place - whole) < 1e-6
          ? name.apply(whole)
          : " ".repeat(1 + (int) Math.round(10 * Math.abs(place)));
    };
  }

  static BasicStroke dashed(float width) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);
  }

  /** PNG. */
  static byte[] paint(XYChart chart) {
    return paint(
        chart.getTitle(),
        chart.getHeight(),
        graphics -> chart.paint(graphics, WIDTH, chart.getHeight()));
  }

  /**
   * PNG of any picture.
   *
   * @param title in at most four lines; the rest is cut
   * @param height without the title
   * @param picture draws on white from (0, 0) on, below the title
   */
  static byte[] paint(String title, int height, Consumer<Graphics2D> picture) {
    List<String> lines = lines(title, TITLE, WIDTH - 2 * MARGIN, TITLE_LINES);
    int head = MARGIN + LINE_HEIGHT * lines.size();
    BufferedImage image =
        new BufferedImage(
            (int) (SCALE * WIDTH), (int) (SCALE * (head + height)), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.scale(SCALE, SCALE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, head + height);
    graphics.setColor(Color.BLACK);
    graphics.setFont(TITLE);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      float left = (float) (WIDTH - width(line, TITLE)) / 2;
      graphics.drawString(line, left, LINE_HEIGHT * (i + 1) + 3);
    }
    graphics.translate(0, head);
    picture.accept(graphics);
    graphics.dispose();
    return png(FewColours.of(image, WITH_A_MEANING));
  }

  /** As short as it can be: what is drawn once is kept, sent and opened often. */
  private static byte[] png(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam terms = writer.getDefaultWriteParam();
    terms.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    terms.setCompressionQuality(0);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), terms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return png.toByteArray();
  }

  /**
   * Broken between words, and never wider.
   *
   * @param most lines; what does not fit into them is cut, with a sign
   */
  static List<String> lines(String text, Font font, double widest, int most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, font) <= widest || line.isEmpty()) {
        line = longer;
      } else if (lines.size() == most - 1) {
        line = line + " …";
        break;
      } else {
        lines.add(line);
        line = word;
      }
    }
    lines.add(line);
    return lines.stream().map(each -> cut(each, font, widest)).toList();
  }

  private static String cut(String line, Font font, double widest) {
    String text = line;
    while (width(text, font) > widest && text.length() > 1) {
      text = text.substring(0, text.length() - (text.endsWith("…") ? 2 : 1)) + "…";
    }
    return text;
  }

  static double width(String text, Font font) {
    return font.getStringBounds(text, new FontRenderContext(null, true, true)).getWidth();
  }
}
