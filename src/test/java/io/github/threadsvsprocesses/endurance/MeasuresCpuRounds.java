package io.github.threadsvsprocesses.endurance;

import io.github.threadsvsprocesses.claims.CpuRounds;
import io.github.threadsvsprocesses.interpreter.Interpreter;
import io.github.threadsvsprocesses.measure.Certificate;
import io.github.threadsvsprocesses.process.Task;
import java.util.List;

/** Measures once what the timed claims and their controls rest on. */
record MeasuresCpuRounds() implements Task<List<Certificate>> {
  @Override
  public List<Certificate> run() throws Exception {
    return CpuRounds.measure(Interpreter.withLock(), Interpreter.withoutLock()).all();
  }
}
