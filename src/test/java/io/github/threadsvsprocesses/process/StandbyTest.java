package io.github.threadsvsprocesses.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.process.ChildTasks.Add;
import io.github.threadsvsprocesses.process.ChildTasks.LookAround;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A child JVM is there before it is asked for; and how it was started is how it was told to be. */
@Timeout(120)
class StandbyTest {
  @Test
  void eachTakesAFreshOneAndTheLastIsClosed() {
    ForkedJvm first;
    ForkedJvm second;
    try (Standby standby = Standby.of(ForkedJvm.configure())) {
      first = standby.take();
      second = standby.take();
    }
    try (first;
        second) {
      assertThat(first.pid()).isNotEqualTo(second.pid());
      assertThat(first.run(new Add(1, 2))).isEqualTo(3);
      assertThat(second.run(new Add(3, 4))).isEqualTo(7);
      assertThat(ProcessHandle.current().children().filter(StandbyTest::isAChildJvm))
          .as("children besides")
          .containsExactlyInAnyOrder(first.handle(), second.handle());
    }
  }

  private static boolean isAChildJvm(ProcessHandle process) {
    return process.info().arguments().stream()
        .flatMap(java.util.Arrays::stream)
        .anyMatch(ChildMain.class.getName()::equals);
  }

  @Test
  void aFailureToStartIsTheTakers() {
    try (Standby standby = Standby.of(ForkedJvm.configure().option("-XX:NoSuchOption"))) {
      assertThatThrownBy(standby::take)
          .isInstanceOf(ChildFailed.class)
          .hasMessageContaining("NoSuchOption");
    }
    Standby closed = Standby.of(ForkedJvm.configure().option("-XX:NoSuchOption"));
    closed.close();
    assertThatThrownBy(closed::take).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anErrorAtTheStartIsTheTakersToo() {
    Error full = new OutOfMemoryError("of the test");
    Path broken =
        (Path)
            Proxy.newProxyInstance(
                Path.class.getClassLoader(),
                new Class<?>[] {Path.class},
                (proxy, method, arguments) -> {
                  throw full;
                });
    try (Standby standby = Standby.of(ForkedJvm.configure().directory(broken))) {
      assertThatThrownBy(standby::take).hasCause(full);
    }
  }

  @Test
  void oneThatEndedWhileItStoodByIsNotHandedOut() throws Exception {
    try (Standby standby = Standby.of(ForkedJvm.configure())) {
      standby.awaitReady();
      ProcessHandle waiting =
          ProcessHandle.current()
              .children()
              .filter(StandbyTest::isAChildJvm)
              .findAny()
              .orElseThrow();
      waiting.destroyForcibly();
      waiting.onExit().get();
      try (ForkedJvm taken = standby.take()) {
        assertThat(taken.run(new Add(1, 2))).isEqualTo(3);
      }
    }
  }

  @Test
  void environmentDirectoryAndOptionsAreAsTold(@TempDir Path folder) throws Exception {
    try (ForkedJvm child =
        ForkedJvm.configure()
            .inheritOptions()
            .option("-Dan.option=on")
            .environment("GIVEN", "g")
            .withoutEnvironment("PATH")
            .directory(folder)
            .start()) {
      assertThat(child.run(new LookAround()))
          .containsExactly("g", "null", folder.toRealPath().toString(), "on");
    }
  }
}
