package io.github.threadsvsprocesses.claim;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** Claim classes in the order in which the article makes their claims. */
public final class ReadingOrder implements ClassOrderer {
  @Override
  public void orderClasses(ClassOrdererContext context) {
    List<String> ids = Catalogue.article().claims().map(claim -> claim.id()).toList();
    context.getClassDescriptors().sort(Comparator.comparingInt(each -> place(ids, each)));
  }

  private static int place(List<String> ids, ClassDescriptor descriptor) {
    int place =
        descriptor.findAnnotation(Claim.class).map(claim -> ids.indexOf(claim.value())).orElse(-1);
    return place < 0 ? Integer.MAX_VALUE : place;
  }
}
