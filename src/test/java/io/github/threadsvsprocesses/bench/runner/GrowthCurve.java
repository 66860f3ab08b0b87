package io.github.threadsvsprocesses.bench.runner;

import java.util.List;

/**
 * How a figure grows with the number or the size of something.
 *
 * @param name of its picture's file
 * @param logarithmic whether both axes are
 */
record GrowthCurve(
    String name,
    String title,
    String xTitle,
    String yTitle,
    boolean logarithmic,
    List<Line> lines) {

  /** One side's. */
  record Line(String label, List<Point> points) {}

  record Point(double x, double y) {}
}
