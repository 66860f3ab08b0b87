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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path directory = Files.createDirectory(PrivateDirectory.newPath("pg"));
    ForkedJvm started =
        ForkedJvm.configure()
            // Whatever the library leaves behind is removed with the directory.
            .option("-Djava.io.tmpdir=" + directory)
            .option("-Dorg.slf4j.simpleLogger.defaultLogLevel=info")
            .start();
    keeper = started;
    try {
      StartsPostgreSql.Outcome outcome = started.run(new StartsPostgreSql(directory.toString()));
      DatabaseAddress database = outcome.database();
      if (database != null) {
        return database;
      }
      notStarted = Undecided.needs(outcome.missing());
    } catch (ChildFailed failed) {
      evidence.text("What PostgreSQL said", started.errorOutput());
      notStarted = new Undecided("PostgreSQL did not start: " + failed.getMessage());
    }
    throw notStarted;
  }

  @Override
  public void close() throws IOException {
    ForkedJvm started = keeper;
    if (started == null) {
      return;
    }
    try (started) {
      AsksForPricesInSql.hangUp();
      started.run(new StopsPostgreSql());
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
