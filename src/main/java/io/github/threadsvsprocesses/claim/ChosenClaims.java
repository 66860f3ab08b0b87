package io.github.threadsvsprocesses.claim;

import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** With {@code -Dclaims=ID,ID} only those claims are judged. */
public final class ChosenClaims implements PostDiscoveryFilter {
  private final Set<String> chosen = Options.chosenClaims();

  @Override
  public FilterResult apply(TestDescriptor descriptor) {
    return FilterResult.includedIf(
        chosen.isEmpty()
            || descriptor
                .getSource()
                .flatMap(ChosenClaims::claimOf)
                .map(claim -> chosen.contains(claim.value()))
                .orElse(true));
  }

  static Optional<Claim> claimOf(TestSource source) {
    if (source instanceof ClassSource inClass) {
      return Optional.ofNullable(inClass.getJavaClass().getAnnotation(Claim.class));
    }
    if (source instanceof MethodSource inMethod) {
      return Optional.ofNullable(inMethod.getJavaClass().getAnnotation(Claim.class));
    }
    return Optional.empty();
  }
}
