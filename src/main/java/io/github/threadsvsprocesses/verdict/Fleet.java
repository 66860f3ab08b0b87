package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Verdicts.ClaimVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;
import io.github.threadsvsprocesses.verdict.Verdicts.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same article judged on several machines: one is one data point. Immutable.
 *
 * @param members in the order of their names
 */
public record Fleet(List<Member> members) {
  /** How the folders of the workflow's reports are named. */
  private static final String PREFIX = "reports-";

  public Fleet {
    members = List.copyOf(members);
  }

  /**
   * One machine's run.
   *
   * @param name of the folder that its reports came in
   * @param verdicts null when it left none that can be read
   * @param fault why it left none; null when it did
   */
  public record Member(String name, @Nullable Verdicts verdicts, @Nullable String fault) {
    /** Its verdict on a claim, where that counts; empty when it has none. */
    public Optional<RuntimeVerdict> on(Statement claim) {
      return verdicts == null
          ? Optional.empty()
          : verdicts.claims().stream()
              .filter(each -> each.id().equals(claim.id()))
              .findFirst()
              .flatMap(each -> each.counted(claim));
    }
  }

  /**
   * Gathers the folders below one, a member each.
   *
   * @param folder whose folders each hold a {@value VerdictsFile#NAME}; one that does not is a
   *     member too, for a machine that broke must not vanish
   * @throws IOException when there is no such folder
   */
  public static Fleet below(Path folder) throws IOException {
    List<Member> members = new ArrayList<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path each : folders.filter(Files::isDirectory).sorted().toList()) {
        members.add(member(each));
      }
    }
    return new Fleet(members);
  }

  private static Member member(Path folder) {
    String folderName = folder.getFileName().toString();
    String name =
        folderName.startsWith(PREFIX) ? folderName.substring(PREFIX.length()) : folderName;
    Path file = folder.resolve(VerdictsFile.NAME);
    if (!Files.exists(file)) {
      return new Member(name, null, "it left no " + VerdictsFile.NAME);
    }
    try {
      Verdicts verdicts = VerdictsFile.read(file);
      return verdicts.partial()
          ? new Member(name, null, "its run was of some claims only")
          : new Member(name, verdicts, null);
    } catch (IOException unreadable) {
      return new Member(name, null, Printable.line(String.valueOf(unreadable.getMessage()), 200));
    }
  }

  /**
   * What all machines together say of a claim: refuted where one refutes it, confirmed where one
   * confirms it and none refutes it, undecided otherwise.
   */
  public Verdict verdictOn(Statement claim) {
    Set<Verdict> said = new LinkedHashSet<>();
    members.forEach(
        member -> member.on(claim).map(RuntimeVerdict::verdict).ifPresent(said::add));
    if (said.contains(Verdict.REFUTED)) {
      return Verdict.REFUTED;
    }
    return said.contains(Verdict.CONFIRMED) ? Verdict.CONFIRMED : Verdict.UNDECIDED;
  }

  /** True when no machine had a class for it. */
  public boolean isPlanned(Statement claim) {
    return members.stream()
        .flatMap(member -> Optional.ofNullable(member.verdicts()).stream())
        .flatMap(verdicts -> verdicts.claims().stream())
        .filter(each -> each.id().equals(claim.id()))
        .allMatch(ClaimVerdict::isPlanned);
  }

  /** Counts each claim once, by what all machines together say of it. */
  public Summary summary(Article article) {
    List<Statement> claims = article.claims().toList();
    List<Statement> judged = claims.stream().filter(claim -> !isPlanned(claim)).toList();
    int confirmed = count(judged, Verdict.CONFIRMED);
    int refuted = count(judged, Verdict.REFUTED);
    return new Summary(
        claims.size(),
        confirmed,
        refuted,
        judged.size() - confirmed - refuted,
        claims.size() - judged.size());
  }

  private int count(List<Statement> claims, Verdict verdict) {
    return (int) claims.stream().filter(claim -> verdictOn(claim) == verdict).count();
  }
}
