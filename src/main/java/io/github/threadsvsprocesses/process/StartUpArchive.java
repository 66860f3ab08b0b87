package io.github.threadsvsprocesses.process;

import io.github.threadsvsprocesses.ipc.Connection;
import io.github.threadsvsprocesses.ipc.Pipe;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * An archive of the classes that each child JVM loads (class-data sharing), beside the kit's jar.
 *
 * <p>The build makes it after {@code package}; a project that has the kit as a dependency makes one
 * by running this class, on the class path of its tests, with the path of the kit's jar as the
 * argument. It is for one build of Java and for the very jars it was made of; where it is absent or
 * does not fit, a child starts without it and says nothing.
 */
public final class StartUpArchive {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  /** A class of each library that a child loads. */
  private static final List<String> LIBRARIES =
      List.of(
          "com/fasterxml/jackson/core/JsonFactory.class",
          "com/fasterxml/jackson/dataformat/cbor/CBORFactory.class");

  private static final Optional<StartUpArchive> OWN = own();

  private final Path file;
  private final List<String> jars;

  private StartUpArchive(Path kit, List<String> libraries) {
    String name = String.valueOf(kit.getFileName()).replaceFirst("\\.jar$", "");
    String java = System.getProperty("java.vm.version") + "-" + System.getProperty("os.arch");
    file = kit.resolveSibling(name + "-" + java.replaceAll("[^\\w.+-]", "_") + ".jsa");
    jars = new ArrayList<>(List.of(kit.toString()));
    jars.addAll(libraries);
  }

  /** The one beside the jar that this class is from, if it is there. */
  private static Optional<StartUpArchive> own() {
    CodeSource source = StartUpArchive.class.getProtectionDomain().getCodeSource();
    return (source == null ? Optional.<Path>empty() : path(source.getLocation().toString()))
        .filter(Files::isRegularFile)
        .map(kit -> new StartUpArchive(kit, libraries()))
        .filter(archive -> Files.isReadable(archive.file));
  }

  private static List<String> libraries() {
    List<String> jars = new ArrayList<>();
    for (String library : LIBRARIES) {
      URL url = StartUpArchive.class.getClassLoader().getResource(library);
      if (url != null && url.getProtocol().equals("jar")) {
        String inJar = url.getPath();
        path(inJar.substring(0, inJar.indexOf("!/"))).map(Path::toString).ifPresent(jars::add);
      }
    }
    return jars;
  }

  private static Optional<Path> path(String uri) {
    try {
      return Optional.of(Path.of(new URI(uri)));
    } catch (URISyntaxException | RuntimeException noFile) {
      return Optional.empty();
    }
  }

  /**
   * This JVM's, for a child with the class path: this JVM's own, whose entries need not show, since
   * a jar may name them; or one that holds the jars the archive was made of.
   */
  static Optional<StartUpArchive> fitting(String classPath) {
    return OWN.filter(
        archive ->
            classPath.equals(System.getProperty("java.class.path"))
                || Arrays.asList(classPath.split(File.pathSeparator, -1))
                    .containsAll(archive.jars));
  }

  /** Options of Java that use it, and keep silent where it does not fit. */
  List<String> options() {
    return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds*=off");
  }

  /** What a child's class path must begin with. */
  String classPath() {
    return String.join(File.pathSeparator, jars);
  }

  /** Makes the archive for the Java that runs this, beside the jar of the kit. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1 || !Files.isRegularFile(Path.of(arguments[0]))) {
      System.err.println("Give the path of the kit's jar, and nothing else.");
      System.exit(2);
    }
    StartUpArchive archive =
        new StartUpArchive(Path.of(arguments[0]).toAbsolutePath(), libraries());
    System.out.println(
        archive.make()
            ? "Child JVMs start from " + archive.file
            : "This Java made no archive; child JVMs start without.");
  }

  /** False, with a word, where that is not possible: a build goes on without. */
  private boolean make() throws IOException {
    Path made = Files.createTempFile("tvp", ".jsa");
    Files.delete(made); // The JVM wants to create it.
    try (Pipe pipe = Pipe.open();
        ForkedJvm child =
            ForkedJvm.configure()
                .bareClassPath(classPath())
                .option("-Xlog:cds*=off")
                .option("-XX:ArchiveClassesAtExit=" + made)
                .start()) {
      var told = child.submit(new TellBothWays(pipe.there(), List.of("a word")));
      pipe.here().receive(String.class);
      told.join();
      child.join(TimeoutFactor.times(DEADLINE));
      if (!Files.exists(made)) {
        return false;
      }
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (ChildFailed | CompletionException | IOException failed) {
      System.err.println(failed);
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** Has a child load what most children will. */
  record TellBothWays(Pipe.End pipe, List<String> words) implements Task<List<String>> {
    @Override
    public List<String> run() throws Exception {
      try (Connection connection = pipe.connect()) {
        connection.send(words.get(0));
      }
      return words;
    }
  }
}
