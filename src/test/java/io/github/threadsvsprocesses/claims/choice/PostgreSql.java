package io.github.threadsvsprocesses.claims.choice;

import io.github.threadsvsprocesses.children.AsksForPricesInSql;
import io.github.threadsvsprocesses.children.DatabaseAddress;
import io.github.threadsvsprocesses.children.StartsPostgreSql;
import io.github.threadsvsprocesses.children.StopsPostgreSql;
import io.github.threadsvsprocesses.evidence.Evidence;
import io.github.threadsvsprocesses.footprint.PrivateDirectory;
import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.process.ChildFailed;
import io.github.threadsvsprocesses.process.ForkedJvm;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real PostgreSQL of a claim's own, below a child JVM, which takes it along when this JVM is
 * killed. Started when it is first asked for; gone, with all its files, when it is closed. Used by
 * one thread.
 */
public final class PostgreSql implements AutoCloseable {
  /** Twenty times the usual; scaled. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private @Nullable Folder folder;
  private @Nullable ForkedJvm keeper;
  private @Nullable DatabaseAddress address;
  private @Nullable Undecided notStarted;

  private PostgreSql() {}

  /**
   * Where it is.
   *
   * @throws Undecided with the reason, when it does not start
   */
  DatabaseAddress address(Evidence evidence) throws IOException {
    if (notStarted != null) {
      throw notStarted;
    }
    DatabaseAddress known = address;
    if (known == null) {
      known = start(evidence);
      address = known;
    }
    evidence.given(
        "a PostgreSQL at port %d of the loopback interface; each query sleeps in it for as long as one to a database in another building waits"
            .formatted(known.port()));
    return known;
  }

  private DatabaseAddress start(Evidence evidence) throws IOException {
    Folder home = Folder.make(PrivateDirectory.newPath("pg"));
    folder = home;
    ForkedJvm started =
        ForkedJvm.configure()
            // Whatever the library leaves behind is removed with the directory.
            .option("-Djava.io.tmpdir=" + home.path())
            .option("-Dorg.slf4j.simpleLogger.defaultLogLevel=info")
            .start();
    keeper = started;
    try {
      StartsPostgreSql.Outcome outcome =
          started.run(
              new StartsPostgreSql(home.path().toString(), program(home).toString()),
              TimeoutFactor.times(DEADLINE));
      DatabaseAddress database = outcome.database();
      if (database != null) {
        return database;
      }
      notStarted = Undecided.needs(outcome.missing());
    } catch (ChildFailed failed) {
      evidence.text("What PostgreSQL said", started.errorOutput());
      String why = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
      notStarted = new Undecided("PostgreSQL did not start: " + why);
    }
    throw notStarted;
  }

  /** Where the build keeps what it makes, for the next run; else only for this one. */
  private static Path program(Folder home) {
    Path target = Path.of("target").toAbsolutePath();
    return (Files.isDirectory(target) ? target : home.path()).resolve("postgresql");
  }

  @Override
  public void close() throws IOException {
    Folder removed = folder;
    ForkedJvm ended = keeper;
    try (removed;
        ended) {
      AsksForPricesInSql.hangUp();
      if (ended != null && address != null) {
        ended.run(new StopsPostgreSql());
      }
    }
  }

  /** Hands one to the methods of a claim that take it as a parameter, the same to all of them. */
  static final class Fixture implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PostgreSql.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == PostgreSql.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getParent()
          .orElseThrow()
          .getStore(NAMESPACE)
          .computeIfAbsent(PostgreSql.class, none -> new PostgreSql(), PostgreSql.class);
    }
  }
}
