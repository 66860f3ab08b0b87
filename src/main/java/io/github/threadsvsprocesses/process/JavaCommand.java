package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.breakage.BrokenFact;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The command that starts a child JVM, up to the name of its main class. */
final class JavaCommand {
  /** Of the Java that runs this. */
  static final Path HOME = Path.of(System.getProperty("java.home"));

  /** Handed on, so that both sides agree. */
  private static final List<String> INHERITED_PROPERTIES =
      List.of("java.io.tmpdir", TimeoutFactor.PROPERTY, BrokenFact.PROPERTY);

  private static final Pattern OF_THIS_JVM_ALONE =
      Pattern.compile(
          "-(agent|javaagent:|Xdebug|Xrunjdwp|XX:ErrorFile|XX:SharedArchiveFile"
              + "|XX:ArchiveClassesAtExit|XX:HeapDumpPath|Xlog|D"
              + Debugging.PROPERTY
              + ").*");

  private JavaCommand() {}

  /** With an archive of the kit's classes where there is one that fits. */
  static List<String> of(Path javaHome, List<String> options, String classPath, ChildFiles files)
      throws IOException {
    String jar = ClassPath.jar(classPath).toString();
    StartUpArchive archive =
        javaHome.equals(HOME) && options.stream().noneMatch(JavaCommand::concernsSharing)
            ? StartUpArchive.fitting(classPath).orElse(null)
            : null;
    if (archive == null) {
      return withBareClassPath(javaHome, options, jar, files);
    }
    List<String> withArchive = new ArrayList<>(archive.options());
    withArchive.addAll(options);
    return withBareClassPath(
        javaHome, withArchive, archive.classPath() + File.pathSeparator + jar, files);
  }

  private static boolean concernsSharing(String option) {
    return option.startsWith("-Xshare") || option.contains("Archive");
  }

  static List<String> withBareClassPath(
      Path javaHome, List<String> options, String classPath, ChildFiles files) throws IOException {
    List<String> command = new ArrayList<>(List.of(java(javaHome)));
    command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash"));
    command.add("-XX:ErrorFile=" + files.crash());
    command.addAll(
        List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    for (String property : INHERITED_PROPERTIES) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    if (javaHome.equals(HOME)) {
      // Not to be told costs the child a search of its whole class path, 25 ms, before its first
      // socket.
      command.add(
          "-Djava.nio.channels.spi.SelectorProvider="
              + SelectorProvider.provider().getClass().getName());
    }
    Debugging.option().ifPresent(command::add);
    command.addAll(options);
    command.add(ExitMark.option(files.exitMark()));
    command.addAll(List.of("-cp", classPath));
    return command;
  }

  private static String java(Path home) {
    Path bin = home.resolve("bin");
    for (String name : List.of("java", "java.exe")) {
      if (Files.isExecutable(bin.resolve(name))) {
        return bin.resolve(name).toString();
      }
    }
    throw new ChildFailed(
        "There is no Java at " + home + ": " + bin.resolve("java") + " is missing.");
  }

  static List<String> ownOptions() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !OF_THIS_JVM_ALONE.matcher(option).matches())
        .toList();
  }
}
