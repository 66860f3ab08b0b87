package io.github.threadsvsprocesses.campaign;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a class with a main method is run as a process of its own, by the JDK alone: a parent that is
 * to be killed must not be a child JVM of the kit, which would see to its end.
 */
final class JavaProgram {
  private JavaProgram() {}

  /**
   * Not started yet; its errors go where this JVM's go.
   *
   * @param temporary what {@code java.io.tmpdir} is there
   * @param before commands that run it, such as {@code unshare -m}
   */
  static ProcessBuilder of(
      Class<?> program, Path temporary, List<String> before, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    // In short tests that is the quick compiler alone, in the long campaign everything.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:TieredStopAtLevel="))
        .forEach(command::add);
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add(
        "-D" + TimeoutFactor.PROPERTY + "=" + System.getProperty(TimeoutFactor.PROPERTY, "1"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Here a class path may be longer than in a command.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return builder;
  }
}
