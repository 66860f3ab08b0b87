package io.github.threadsvsprocesses.claim;

import io.github.threadsvsprocesses.cpython.CPython;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.evidence.Labels;
import io.github.threadsvsprocesses.measure.Undecided;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/**
 * Runs a method on every CPython of this machine; where there is none, once, to say so. The name of
 * each run ends with the runtime's.
 */
final class OnEachPython implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    String name = context.getDisplayName();
    return CPython.here().stream().map(python -> new On(python, name));
  }

  private record On(CPython python, String name) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return Runtimes.nameOn(python.runtime(), name);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Fixture(python));
    }
  }

  /** The interpreter as a parameter; one that cannot be used ends the method before it begins. */
  private record Fixture(CPython python) implements ParameterResolver, BeforeEachCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == CPython.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Evidence.of(context).given(python.inWords());
      return python;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      Labels.onRuntime(python.runtime(), context.getDisplayName());
      try {
        python.require();
      } catch (Undecided none) {
        throw new TestAbortedException(none.getMessage(), none);
      }
    }
  }
}
