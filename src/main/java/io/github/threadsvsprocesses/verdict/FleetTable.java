package io.github.threadsvsprocesses.verdict;

import io.github.threadsvsprocesses.article.Article;
import io.github.threadsvsprocesses.article.Article.Section;
import io.github.threadsvsprocesses.article.Article.Statement;
import io.github.threadsvsprocesses.verdict.Fleet.Member;
import io.github.threadsvsprocesses.verdict.Verdicts.RuntimeVerdict;

/** A fleet's verdicts as Markdown, claim by machine, for a job's summary. */
public final class FleetTable {
  private FleetTable() {}

  /** Counts, machines, a table for each section, and every refutation and fault in words. */
  public static String markdown(Article article, Fleet fleet) {
    StringBuilder page = new StringBuilder();
    page.append("# Verdicts of the fleet: ").append(article.title()).append("\n\n**");
    page.append(VerdictTable.counts(fleet.summary(article))).append("**\n\n");
    page.append("A claim is confirmed where a machine confirms it and none refutes it.\n\n");
    for (int i = 0; i < fleet.members().size(); i++) {
      Member member = fleet.members().get(i);
      page.append(i + 1).append(". ").append(Cells.text(member.name())).append(": ");
      page.append(
          member.verdicts() == null
              ? "**no verdicts**, " + Cells.text(String.valueOf(member.fault()))
              : VerdictTable.machine(member.verdicts().machine())
                  + ", "
                  + member.verdicts().summary().inWords());
      page.append('\n');
    }
    for (Section section : article.sections()) {
      page.append("\n## ").append(section.title()).append("\n\n| Claim | All |");
      for (int i = 1; i <= fleet.members().size(); i++) {
        page.append(' ').append(i).append(" |");
      }
      page.append("\n|---|---|").append("---|".repeat(fleet.members().size())).append('\n');
      section.claims().forEach(claim -> appendRow(page, fleet, claim));
    }
    return page.append(refutations(article, fleet)).toString();
  }

  private static void appendRow(StringBuilder page, Fleet fleet, Statement claim) {
    page.append("| ").append(Cells.text(claim.sentence())).append(" | ");
    page.append(
        fleet.isPlanned(claim) ? "planned" : Cells.mark(fleet.verdictOn(claim)));
    for (Member member : fleet.members()) {
      page.append(" | ");
      member
          .on(claim)
          .ifPresent(on -> page.append(Cells.mark(on.verdict()).split(" ", 2)[0]));
    }
    page.append(" |\n");
  }

  private static String refutations(Article article, Fleet fleet) {
    StringBuilder all = new StringBuilder();
    for (Statement claim : article.claims().toList()) {
      for (Member member : fleet.members()) {
        RuntimeVerdict on = member.on(claim).orElse(null);
        if (on != null && on.verdict() == Verdict.REFUTED) {
          all.append("- ").append(claim.id()).append(" on ");
          all.append(Cells.text(member.name())).append(": ");
          all.append(Cells.text(String.valueOf(on.reason()))).append('\n');
        }
      }
    }
    return all.isEmpty() ? "" : "\n## Refuted\n\n" + all;
  }
}
