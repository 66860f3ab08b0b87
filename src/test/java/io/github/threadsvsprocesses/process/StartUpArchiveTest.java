package io.github.threadsvsprocesses.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Children start from the archive beside the kit's jar, and without it when it does not fit. */
@Timeout(180)
class StartUpArchiveTest {
  @Test
  void childrenStartFromItAndSilentlyWithoutIt(@TempDir Path folder) throws Exception {
    Path kit = folder.resolve("kit.jar");
    Path ours = placeOf(StartUpArchive.class);
    if (Files.isDirectory(ours)) {
      jar(ours, kit);
    } else {
      Files.copy(ours, kit);
    }
    String classPath =
        Stream.concat(
                Stream.of(kit, placeOf(Programs.class)).map(Path::toString),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(entry -> entry.endsWith(".jar") && !Path.of(entry).equals(ours)))
            .collect(Collectors.joining(File.pathSeparator));
    ForkedJvmBuilder user =
        ForkedJvm.configure()
            .classPath(classPath)
            .option("-XX:TieredStopAtLevel=1") // Each lives for less than a second.
            // A JVM that finds this variable says so on its standard error.
            .withoutEnvironment("JAVA_TOOL_OPTIONS");

    assertThat(whereAChildLoadsFrom(user)).contains(kit.toUri().getPath());
    assertThat(user.runMain(StartUpArchive.class, kit.toString()).output())
        .startsWith("Child JVMs start from " + folder);
    assertThat(whereAChildLoadsFrom(user)).contains("shared objects file");

    for (Path archive : archives(folder)) {
      assertThat(archive.toFile().setWritable(true)).isTrue();
      Files.write(archive, "no archive at all".repeat(5_000).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(whereAChildLoadsFrom(user)).contains(kit.toUri().getPath()).doesNotContain("cds");
  }

  private static String whereAChildLoadsFrom(ForkedJvmBuilder user) {
    ProgramRun run = user.runMain(Programs.TellWhereAChildLoadsFrom.class);
    assertThat(run.errorOutput()).isEmpty();
    return run.output();
  }

  private static List<Path> archives(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      List<Path> archives = files.filter(file -> file.toString().endsWith(".jsa")).toList();
      assertThat(archives).hasSize(1);
      return archives;
    }
  }

  private static Path placeOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void jar(Path folder, Path to) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(to));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
      }
    }
  }
}
