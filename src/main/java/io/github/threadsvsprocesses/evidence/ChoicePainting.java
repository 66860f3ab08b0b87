package io.github.threadsvsprocesses.evidence;

import io.github.threadsvsprocesses.measure.Quartiles;
import io.github.threadsvsprocesses.workload.Choice;
import io.github.threadsvsprocesses.workload.ChoiceRow;
import io.github.threadsvsprocesses.workload.ChoiceRow.SpeedUp;
import io.github.threadsvsprocesses.workload.ChoiceTable;
import io.github.threadsvsprocesses.workload.Way;
import io.github.threadsvsprocesses.workload.WorkerCost;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * For each workload a group of bars, one for each way to do it, and at its right what it calls for.
 * All lengths are in points.
 */
final class ChoicePainting {
  /** Judged ways are strong, as in the other pictures, where vermilion is under the lock. */
  private static final Map<Way, Color> COLOURS =
      Map.of(
          Way.THREADS_UNDER_THE_LOCK,
          Drawing.VERMILION,
          Way.THREADS,
          Drawing.SKY,
          Way.VIRTUAL_THREADS,
          Drawing.PURPLE,
          Way.PROCESSES,
          Drawing.BLUE);

  private static final Color BAND = new Color(0xF4, 0xF5, 0xF8);

  private static final Font NAME = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  private static final Font BOLD = NAME.deriveFont(10.5f);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  private static final Font SMALL = TEXT.deriveFont(10f);

  private static final int MARGIN = 14;
  private static final int LEFT = 232;
  private static final int RIGHT = 706;
  private static final int VERDICT = 726;

  private static final int LEGEND_LINE = 17;
  private static final int LEGEND_COLUMN = 440;
  private static final int HEAD = 28;
  private static final int BAR = 10;
  private static final int STEP = 12;
  private static final int BETWEEN_GROUPS = 16;
  private static final int LEAST_GROUP = 62;
  private static final int FOOT = 50;
  private static final int LINE = 14;

  /** For the figure at the end of the longest bar. */
  private static final int FIGURE = 34;

  private final ChoiceTable table;
  private final List<Way> ways;
  private final Graphics2D graphics;
  private final double most;
  private final int legendHeight;
  private final int groupHeight;

  private ChoicePainting(ChoiceTable table, Graphics2D graphics) {
    this.table = table;
    this.graphics = graphics;
    ways = table.ways();
    most = most(table);
    legendHeight = legendHeight(table);
    groupHeight = groupHeight(table);
  }

  /** PNG. */
  static byte[] of(ChoiceTable table) {
    int height = legendHeight(table) + HEAD + groupHeight(table) * table.workloads().size() + FOOT;
    return Drawing.paint(
        ChoicePage.TITLE, height, graphics -> new ChoicePainting(table, graphics).paint());
  }

  private static int legendHeight(ChoiceTable table) {
    return LEGEND_LINE * (2 + (table.ways().size() + 1) / 2);
  }

  private static int groupHeight(ChoiceTable table) {
    return Math.max(LEAST_GROUP, STEP * table.ways().size() + BETWEEN_GROUPS);
  }

  /** So that the crews' maximum is always seen. */
  private static double most(ChoiceTable table) {
    return table.workloads().stream()
        .flatMap(row -> row.speedUps().values().stream())
        .mapToDouble(ChoicePainting::end)
        .reduce(1.05 * table.workers(), Math::max);
  }

  private static double end(SpeedUp speedUp) {
    Quartiles half = speedUp.middleHalf();
    return half == null ? speedUp.median() : Math.max(speedUp.median(), half.upper());
  }

  private void paint() {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    paintLegend();
    int top = legendHeight + HEAD;
    int bottom = top + groupHeight * table.workloads().size();
    int rows = table.workloads().size();
    for (int i = 0; i < rows; i++) {
      graphics.setColor(background(i));
      graphics.fillRect(MARGIN / 2, top + i * groupHeight, Drawing.WIDTH - MARGIN, groupHeight);
    }
    paintAxis(top, bottom);
    for (int i = 0; i < rows; i++) {
      paintBars(table.workloads().get(i), top + i * groupHeight);
    }
    paintMarks(top, bottom);
    for (int i = 0; i < rows; i++) {
      paintWords(table.workloads().get(i), top + i * groupHeight, background(i));
    }
    write(
        ChoicePage.machine(table) + ", " + ChoicePage.date(table),
        SMALL,
        Drawing.GREY,
        MARGIN,
        bottom + FOOT - 8);
  }

  private void paintLegend() {
    write(
        "How many times as fast as one worker are %d workers? Medians; thin lines: the middle half of the rounds."
            .formatted(table.workers()),
        TEXT,
        Drawing.DARK,
        MARGIN,
        LEGEND_LINE - 6);
    for (int i = 0; i < ways.size(); i++) {
      int left = MARGIN + i % 2 * LEGEND_COLUMN;
      int base = LEGEND_LINE * (2 + i / 2);
      graphics.setColor(colour(ways.get(i)));
      graphics.fill(new Rectangle2D.Double(left, base - 9, 16, BAR));
      write(legend(ways.get(i)), TEXT, Color.BLACK, left + 22, base);
    }
  }

  /** What it is, and what each worker of it costs, where that is known. */
  private String legend(Way way) {
    Way kind = way == Way.THREADS_UNDER_THE_LOCK ? Way.THREADS : way;
    return way.inWords(table.workers())
        + table.costs().stream()
            .filter(cost -> cost.way() == kind)
            .map(ChoicePainting::price)
            .findFirst()
            .orElse("");
  }

  private static String price(WorkerCost cost) {
    return ", each "
        + cost.startInWords()
        + " to start"
        + (cost.memoryKibibytes() == null ? "" : " and " + cost.memoryInWords());
  }

  private void paintAxis(int top, int bottom) {
    double step = most <= 3 ? 0.5 : Math.ceil(most / 8);
    for (double at = 0; at <= most; at += step) {
      graphics.setColor(Drawing.PALE);
      graphics.setStroke(new BasicStroke(0.5f));
      graphics.draw(new Line2D.Double(x(at), top, x(at), bottom));
      String tick = String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", at);
      centred(tick, SMALL, Drawing.GREY, x(at), bottom + LINE);
    }
  }

  /** In front of the bars. */
  private void paintMarks(int top, int bottom) {
    graphics.setColor(Drawing.DARK);
    graphics.setStroke(new BasicStroke(1.4f));
    graphics.draw(new Line2D.Double(x(1), top, x(1), bottom));
    graphics.setStroke(Drawing.dashed(1.4f));
    graphics.draw(new Line2D.Double(x(table.workers()), top, x(table.workers()), bottom));
    centred("one worker", TEXT, Drawing.DARK, x(1), top - 8);
    centred(table.workers() + " workers at best", TEXT, Drawing.DARK, x(table.workers()), top - 8);
    boolean underTheLock = ways.contains(Way.THREADS_UNDER_THE_LOCK);
    write(
        underTheLock ? "Under the lock, it calls for" : "It calls for",
        TEXT,
        Drawing.DARK,
        VERDICT,
        top - 8);
  }

  private static Color background(int row) {
    return row % 2 == 0 ? BAND : Color.WHITE;
  }

  private void paintBars(ChoiceRow row, int top) {
    double y = firstBar(top);
    for (Way way : ways) {
      SpeedUp speedUp = row.speedUps().get(way);
      if (speedUp != null) {
        paintBar(speedUp, colour(way), y);
      }
      y += STEP;
    }
  }

  private double firstBar(int top) {
    return top + (groupHeight - STEP * ways.size() + STEP - BAR) / 2.0;
  }

  private void paintWords(ChoiceRow row, int top, Color background) {
    paintName(row, top);
    paintVerdict(row, top);
    if (row.speedUps().isEmpty()) {
      write("not measured", SMALL, Drawing.GREY, LEFT + 6, firstLine(top, 1));
      return;
    }
    double base = firstBar(top) + BAR - 1;
    for (Way way : ways) {
      SpeedUp speedUp = row.speedUps().get(way);
      if (speedUp == null) {
        write("not measured", SMALL, Drawing.GREY, LEFT + 6, base);
      } else {
        paintFigure(speedUp, base, background);
      }
      base += STEP;
    }
  }

  /** Behind the bar, and behind the crews' maximum rather than across it. */
  private void paintFigure(SpeedUp speedUp, double base, Color background) {
    String figure = String.format(Locale.ROOT, "%.2f", speedUp.median());
    double width = Drawing.width(figure, SMALL);
    double left = x(end(speedUp)) + 5;
    double mark = x(table.workers());
    if (left <= mark && left + width >= mark - 2) {
      left = mark + 5;
    }
    graphics.setColor(background);
    graphics.fill(new Rectangle2D.Double(left - 1, base - 8, width + 2, BAR));
    write(figure, SMALL, Color.BLACK, left, base);
  }

  private void paintName(ChoiceRow row, int top) {
    double widest = LEFT - MARGIN - 10;
    List<String> names =
        row.kind() == null
            ? Drawing.lines(row.workload(), NAME, widest, 2)
            : Drawing.lines(row.kind(), NAME, widest, 1);
    List<String> details =
        row.kind() == null ? List.of() : Drawing.lines(row.workload(), SMALL, widest, 2);
    double base = firstLine(top, names.size() + details.size() + 1);
    base = writeLines(names, NAME, Color.BLACK, MARGIN, base);
    base = writeLines(details, SMALL, Drawing.DARK, MARGIN, base);
    write(ChoicePage.task(row), SMALL, Drawing.GREY, MARGIN, base);
  }

  /** Of so many lines that stand in the middle of a group. */
  private double firstLine(int top, int lines) {
    return top + (groupHeight - LINE * lines) / 2.0 + LINE - 4;
  }

  private double writeLines(List<String> lines, Font font, Color colour, double x, double base) {
    for (int i = 0; i < lines.size(); i++) {
      write(lines.get(i), font, colour, x, base + LINE * i);
    }
    return base + LINE * lines.size();
  }

  private void paintBar(SpeedUp speedUp, Color colour, double y) {
    graphics.setColor(colour);
    graphics.fill(new Rectangle2D.Double(LEFT, y, x(speedUp.median()) - LEFT, BAR));
    Quartiles half = speedUp.middleHalf();
    if (half != null) {
      double middle = y + BAR / 2.0;
      graphics.setColor(Color.BLACK);
      graphics.setStroke(new BasicStroke(1));
      graphics.draw(new Line2D.Double(x(half.lower()), middle, x(half.upper()), middle));
      for (double end : new double[] {half.lower(), half.upper()}) {
        graphics.draw(new Line2D.Double(x(end), middle - 2.5, x(end), middle + 2.5));
      }
    }
  }

  private void paintVerdict(ChoiceRow row, int top) {
    double widest = Drawing.WIDTH - VERDICT - MARGIN;
    Choice choice = row.choice();
    if (choice != null) {
      Color colour = colour(choice == Choice.THREADS ? row.threads() : Way.PROCESSES);
      write(choice.inWords(), NAME, colour, VERDICT, top + groupHeight / 2.0 + 4);
      return;
    }
    List<String> reason =
        Drawing.lines(String.valueOf(row.reason()), SMALL, widest, groupHeight / LINE - 1);
    double base = firstLine(top, reason.size() + 1);
    write(row.undecided() ? "undecided, because" : "neither:", BOLD, Drawing.DARK, VERDICT, base);
    writeLines(reason, SMALL, Drawing.DARK, VERDICT, base + LINE);
  }

  private static Color colour(Way way) {
    return COLOURS.getOrDefault(way, Drawing.GREY);
  }

  private double x(double speedUp) {
    return LEFT + speedUp / most * (RIGHT - FIGURE - LEFT);
  }

  private void centred(String text, Font font, Color colour, double x, double base) {
    write(text, font, colour, x - Drawing.width(text, font) / 2, base);
  }

  private void write(String text, Font font, Color colour, double x, double base) {
    graphics.setFont(font);
    graphics.setColor(colour);
    graphics.drawString(text, (float) x, (float) base);
  }
}
