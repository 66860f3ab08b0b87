package io.github.threadsvsprocesses.workload;

import io.github.threadsvsprocesses.measure.Answer;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.measure.Proposition;
import io.github.threadsvsprocesses.measure.VoidCause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the answers of a comparison to a recommendation. Used by one thread, once. */
final class Reasoning {
  /** Of the threads' speed-up, for virtual ones to do as well; what is less is noise. */
  private static final double AS_WELL = 0.9;

  /** A round has a dozen runs of a few tasks each, and a measurement 30 s for twenty rounds. */
  private static final double LARGE_TASK_MILLIS = 100;

  private final Comparison comparison;
  private final String threads;
  private final String processes;
  private final Gain ofThreads;
  private final Gain ofProcesses;
  private final Certificate besideThreads;
  private final List<String> reasons = new ArrayList<>();

  Reasoning(Comparison comparison) {
    this.comparison = comparison;
    threads = comparison.threads().inWords(comparison.workers());
    processes = Way.PROCESSES.inWords(comparison.workers());
    ofThreads = Gain.of(threads, comparison.certificates());
    ofProcesses = Gain.of(processes, comparison.certificates());
    besideThreads = comparison.certificates().of(processes, Proposition.HARDLY_FASTER);
  }

  Recommendation recommend() {
    reasons.add(
        String.format(
            Locale.ROOT,
            "a task takes one worker %.3g ms, mostly %s",
            comparison.taskMillis(),
            comparison.mostlyWaits() ? "waiting" : "computing"));
    explain("threads", threads, comparison.threads(), ofThreads);
    explain("processes", processes, Way.PROCESSES, ofProcesses);
    Way judged = judged();
    if (judged != Way.ONE_WORKER) {
      explainProcessesBesideThreads();
    }
    Way way = judged == Way.THREADS && virtualThreadsDoAsWell() ? Way.VIRTUAL_THREADS : judged;
    List<Certificate> restsOn = restsOn();
    if (way == null) {
      reasons.add("to decide it: " + toDecide(restsOn));
    }
    int workers = way == null ? 0 : way == Way.ONE_WORKER ? 1 : comparison.workers();
    return new Recommendation(comparison.workload(), way, workers, reasons, restsOn);
  }

  /** Null when it is undecided. */
  private @Nullable Way judged() {
    Answer hardlyFaster = besideThreads.answer();
    boolean threadsGain = ofThreads == Gain.CLEAR || ofThreads == Gain.LITTLE;
    if (hardlyFaster == Answer.FAILS && (threadsGain || ofProcesses == Gain.CLEAR)) {
      return Way.PROCESSES;
    }
    if (threadsGain) {
      boolean processesPayNot = hardlyFaster == Answer.HOLDS || ofProcesses == Gain.NONE;
      return processesPayNot ? comparison.threads() : null;
    }
    if (ofThreads == Gain.UNDECIDED) {
      return null;
    }
    return switch (ofProcesses) {
      case CLEAR -> Way.PROCESSES;
      case LITTLE, NONE -> Way.ONE_WORKER;
      case UNDECIDED -> null;
    };
  }

  private void explain(String who, String crew, Way way, Gain gain) {
    Double speedUp = comparison.speedUps().get(way);
    String times =
        speedUp == null
            ? ""
            : String.format(
                Locale.ROOT, ": %s do it %.2f times as fast as one worker", crew, speedUp);
    reasons.add(
        switch (gain) {
          case CLEAR -> who + " gain" + times;
          case LITTLE -> who + " gain little" + times;
          case NONE -> who + " gain nothing" + times + whyNothing(way);
          case UNDECIDED -> "whether " + who + " gain is undecided" + times;
        });
  }

  private String whyNothing(Way way) {
    return switch (way) {
      case THREADS_UNDER_THE_LOCK -> "; one at a time holds the interpreter lock";
      case THREADS -> "; look for what they share: a lock, a device, the memory's bandwidth";
      case PROCESSES ->
          "; look for what all share: a file, a device, a server; or the tasks are too small";
      case ONE_WORKER, VIRTUAL_THREADS -> "";
    };
  }

  private void explainProcessesBesideThreads() {
    Double times = besideThreads.crewSpeedUp();
    if (times == null || besideThreads.answer() == Answer.UNDECIDED) {
      return;
    }
    reasons.add(
        String.format(
            Locale.ROOT,
            "processes take %.2f of the threads' time%s",
            1 / times,
            besideThreads.answer() == Answer.HOLDS
                ? ", which does not pay for what a process costs"
                : ""));
  }

  /** Told from a few rounds; nobody judged it. */
  private boolean virtualThreadsDoAsWell() {
    Double virtual = comparison.speedUps().get(Way.VIRTUAL_THREADS);
    Double platform = comparison.speedUps().get(Way.THREADS);
    if (!comparison.mostlyWaits() || virtual == null || platform == null) {
      return false;
    }
    boolean asWell = virtual >= AS_WELL * platform;
    reasons.add(
        String.format(
            Locale.ROOT,
            "virtual threads wait %s: %.2f times as fast as one worker, told from a few rounds%s",
            asWell ? "as well" : "less well",
            virtual,
            asWell ? "; each costs less than a thread, so there may be many" : ""));
    return asWell;
  }

  /** What decided, and what is open. */
  private List<Certificate> restsOn() {
    return comparison.certificates().all().stream()
        .filter(
            each -> each.answer() != Answer.FAILS || each.equals(besideThreads) || isLittle(each))
        .toList();
  }

  private boolean isLittle(Certificate certificate) {
    Gain gain = certificate.crew().equals(threads) ? ofThreads : ofProcesses;
    return gain == Gain.LITTLE;
  }

  private String toDecide(List<Certificate> restsOn) {
    Certificate open =
        restsOn.stream()
            .filter(each -> each.answer() == Answer.UNDECIDED)
            .findFirst()
            .orElse(besideThreads);
    String reason = String.valueOf(open.reason());
    if (reason.startsWith("needs ")) {
      return "run it elsewhere, for it " + reason;
    }
    VoidCause most =
        open.voids().entrySet().stream()
            .max(Comparator.comparingInt(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .orElse(null);
    if (most != null) {
      return switch (most) {
        case THROTTLED -> "run it with a larger CPU quota";
        case STOLEN -> "run it on a machine whose host is less busy";
        case QUEUED -> "run it while other programs leave the CPUs alone";
        case TOO_SHORT -> "run it again, when nothing else changes the machine's speed";
        case TOO_LITTLE_SPEED_UP -> "run it while a second CPU is free";
      };
    }
    return comparison.taskMillis() > LARGE_TASK_MILLIS
        ? "give smaller tasks, or more time: -Dtimeout.factor=3"
        : "run it on a quieter machine, or give it more time: -Dtimeout.factor=3";
  }
}
