package io.github.threadsvsprocesses.claims.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.threadsvsprocesses.children.TrainsAModel;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Machine learning: models are trained on examples made from seeds, each to a stated accuracy.
 * LIBLINEAR trains, since its Java port is one jar without dependencies, and deterministic.
 */
final class TrainingWork {
  private static final int TRAININGS = 64;

  private TrainingWork() {}

  static Twins<Integer> twins() throws Exception {
    return Twins.of(
        "train a classifier and ask it",
        DoneOnce.of(LongStream.range(0, TRAININGS).mapToObj(TrainsAModel::new).toList()),
        (training, right) ->
            assertThat(right)
                .as("questions that model %d answers right", training)
                .isBetween(TrainsAModel.LEAST_RIGHT, TrainsAModel.QUESTIONS),
        TrainsAModel.Awaited::new,
        List.of(
            "%d sets of examples made from seeds; a model is trained on each, and asked %d questions"
                .formatted(TRAININGS, TrainsAModel.QUESTIONS),
            "every model has to answer at least %d of them right; guessing would %d"
                .formatted(TrainsAModel.LEAST_RIGHT, TrainsAModel.QUESTIONS / 2)));
  }
}
