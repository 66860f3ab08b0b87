package io.github.threadsvsprocesses.children;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.process.Task;
import java.util.Random;

/**
 * Trains a classifier, LIBLINEAR's logistic regression, on examples of two kinds, and tells how
 * many of {@link #QUESTIONS} others it puts into the right one.
 *
 * <p>The examples are points of Gaussian clouds of variance one, two deviations from the plane
 * between them. So the best classifier there can be is right in 97.7 of 100 cases (the normal
 * distribution function at 2), and one that learnt nothing in 50.
 *
 * @param seed of the examples
 */
public record TrainsAModel(long seed) implements Task<Integer> {
  /** That the model has not seen in training. */
  public static final int QUESTIONS = 500;

  /** What every training has to reach: 93 of 100. */
  public static final int LEAST_RIGHT = 465;

  private static final int EXAMPLES = 500;
  private static final int FEATURES = 10;

  /** In each direction, of a cloud's middle from the plane: two deviations in all. */
  private static final double SHIFT = 2 / Math.sqrt(FEATURES);

  /** Of overfitting, LIBLINEAR's usual. */
  private static final double COST = 1;

  private static final double TOLERANCE = 1e-6;

  @Override
  public Integer run() throws Exception {
    return Interpreter.current().compute(this::train);
  }

  private int train() {
    Linear.disableDebugOutput(); // It tells of every step.
    Random random = new Random(seed);
    Problem examples = points(EXAMPLES, random);
    Interpreter.current().checkpoint();
    Model model = Linear.train(examples, new Parameter(SolverType.L2R_LR, COST, TOLERANCE));
    Interpreter.current().checkpoint();
    Problem questions = points(QUESTIONS, random);
    int right = 0;
    for (int question = 0; question < questions.l; question++) {
      if (Linear.predict(model, questions.x[question]) == questions.y[question]) {
        right++;
      }
    }
    return right;
  }

  /** Kinds are 1 and -1, in turn. */
  private static Problem points(int count, Random random) {
    Problem problem = new Problem();
    problem.l = count;
    problem.n = FEATURES;
    problem.x = new Feature[count][FEATURES];
    problem.y = new double[count];
    for (int point = 0; point < count; point++) {
      int kind = point % 2 == 0 ? 1 : -1;
      problem.y[point] = kind;
      for (int feature = 0; feature < FEATURES; feature++) {
        double value = random.nextGaussian() + kind * SHIFT;
        problem.x[point][feature] = new FeatureNode(feature + 1, value);
      }
    }
    return problem;
  }

  /** The twin: another one trains, and this one waits as long for its result. */
  public record Awaited(TrainsAModel work, int answer, long nanos) implements Task<Integer> {
    @Override
    public Integer run() throws Exception {
      return Awaiting.anAnswer(answer, nanos);
    }
  }
}
