package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.crew.Crew;
import io.github.threadsvsprocesses.crew.ProcessCrew;
import io.github.threadsvsprocesses.crew.ThreadCrew;
import io.github.threadsvsprocesses.evidence.Evidence;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Makes the parameters of checks and controls; crews are closed when the method ends. */
final class Fixtures implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(Fixtures.class);
  private static final int WORKERS = 2;
  private static final Map<Class<?>, IntFunction<Crew>> CREWS =
      Map.of(ThreadCrew.class, ThreadCrew::start, ProcessCrew.class, ProcessCrew::start);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Evidence.class || CREWS.containsKey(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Evidence evidence = Evidence.of(context);
    IntFunction<Crew> start = CREWS.get(type);
    if (start == null) {
      return evidence;
    }
    int workers = parameter.findAnnotation(Workers.class).map(Workers::value).orElse(WORKERS);
    Crew crew = start.apply(workers);
    // The store closes what is in it when the method ends.
    context.getStore(NAMESPACE).put(parameter.getIndex(), crew);
    evidence.given(crew.inWords());
    return crew;
  }
}
