package io.github.threadsvsprocesses.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.threadsvsprocesses.measure.Undecided;
import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which interpreters are found, and in which words the others are refused. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The interpreters are shell scripts.")
class InterpretersTest {
  private static final Duration PATIENT = TimeoutFactor.times(Duration.ofSeconds(60));

  @TempDir private Path folder;

  private static CPython only(Path interpreter) {
    return only(interpreter.toString());
  }

  private static CPython only(String option) {
    List<CPython> found = new Interpreters(PATIENT).find(option, "");
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static void assertRefused(CPython python, String why) {
    assertThat(python.isUsable()).isFalse();
    assertThatThrownBy(python::hasLock)
        .isInstanceOf(Undecided.class)
        .hasMessage("needs a CPython 3.8 or newer: " + why);
    assertThatThrownBy(() -> python.run(String.class, "counts")).isInstanceOf(Undecided.class);
    assertThatThrownBy(() -> python.start("counts")).isInstanceOf(Undecided.class);
  }

  private CPython saying(String words) throws IOException {
    return only(FakePython.saying(folder, "python3", words));
  }

  private CPython doing(String commands) throws IOException {
    return only(FakePython.doing(folder, "python3", commands));
  }

  private String here() {
    return folder.resolve("python3").toString();
  }

  @Test
  void oneThatCanBeUsedSaysWhatItIs() throws IOException {
    CPython python = only(FakePython.of("3.13.0", folder));
    assertThat(python.runtime()).isEqualTo("cpython 3.13.0");
    assertThat(python.hasLock()).isTrue();
    assertThat(python.startMethods()).containsExactly("fork", "spawn");
    assertThat(python.executable()).isEqualTo(folder.resolve("cpython-3.13.0").toString());
  }

  @Test
  void oneWithoutTheLockIsCalledSo() throws IOException {
    CPython python = only(FakePython.withoutLock("3.13.0", folder));
    assertThat(python.runtime()).isEqualTo("cpython 3.13.0 free-threaded");
    assertThat(python.hasLock()).isFalse();
  }

  /** It was built without the lock, and somebody has switched that on again. */
  @Test
  void theLockIsOnWhereTheInterpreterSaysSo() throws IOException {
    CPython python = saying(FakePython.facts("CPython", "3.14.0", true, true, ""));
    assertThat(python.hasLock()).isTrue();
    assertThat(python.runtime()).isEqualTo("cpython 3.14.0 free-threaded with its lock on");
  }

  @Test
  void theLockCanBePutBack() throws IOException {
    CPython free = only(FakePython.withoutLock("3.13.0", folder));
    assertThat(free.withItsLockOn().hasLock()).isTrue();
    assertThat(free.withItsLockOn().runtime()).endsWith(" free-threaded with its lock on");
    assertThat(free.hasLock()).isFalse();
    CPython locked = only(FakePython.of("3.12.1", folder));
    assertThat(locked.withItsLockOn()).isSameAs(locked);
  }

  @Test
  void severalAreAColumnEachAndTheBrokenOneKeepsItsPlace() throws IOException {
    Path first = FakePython.of("3.8.18", folder);
    Path second = FakePython.of("3.13.0", folder);
    String option = " " + first + ", /nowhere/python3 ," + second + ",";
    assertThat(new Interpreters(PATIENT).find(option, "").stream().map(CPython::runtime))
        .containsExactly("cpython 3.8.18", "cpython (/nowhere/python3)", "cpython 3.13.0");
  }

  @Test
  void twoOfOneVersionAreToldApart() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path first = FakePython.of("3.13.0", folder);
    Path second = FakePython.of("3.13.0", other);
    List<CPython> found = new Interpreters(PATIENT).find(first + "," + second + "," + first, "");
    assertThat(found.stream().map(CPython::runtime))
        .containsExactly("cpython 3.13.0", "cpython 3.13.0 (" + second + ")");
    assertThat(found).allMatch(CPython::isUsable);
  }

  @Test
  void ofThePathTheFirstThatCanBeUsedIsTaken() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Path good = Files.createDirectory(folder.resolve("good"));
    FakePython.doing(broken, "python3", "exit 127");
    FakePython.saying(good, "python3", FakePython.facts("CPython", "3.11.7", true, false, ""));
    String path =
        String.join(File.pathSeparator, "/nowhere", "", broken.toString(), good.toString());
    assertThat(new Interpreters(PATIENT).find("", path).stream().map(CPython::runtime))
        .containsExactly("cpython 3.11.7");
  }

  @Test
  void whereThePathHasNoUsableOneTheFirstSaysWhy() throws IOException {
    FakePython.doing(folder, "python3", "echo 'pyenv: python3: command not found' >&2; exit 127");
    List<CPython> found = new Interpreters(PATIENT).find(" ", folder.toString());
    assertThat(found).hasSize(1);
    assertRefused(
        found.get(0), here() + " ended with exit code 127, pyenv: python3: command not found");
  }

  @Test
  void whereThereIsNoneTheRuntimeHasAPlainName() {
    List<CPython> found = new Interpreters(PATIENT).find("", folder.toString());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).runtime()).isEqualTo("cpython");
    assertRefused(found.get(0), "no python3 was found on the PATH");
  }

  @Test
  void aPathThatLeadsNowhere() {
    CPython python = only("/nowhere/python3");
    assertThat(python.runtime()).isEqualTo("cpython (/nowhere/python3)");
    assertRefused(python, "/nowhere/python3 does not exist");
  }

  @Test
  void aFolder() {
    assertRefused(only(folder), folder + " is a folder");
  }

  @Test
  void aFileThatMayNotBeExecuted() throws IOException {
    Path file = FakePython.of("3.13.0", folder);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertRefused(only(file), file + " may not be executed");
  }

  @Test
  void aFileThatIsNoProgram() throws IOException {
    Path file = FakePython.of("3.13.0", folder);
    Files.writeString(file, "#!/nowhere/sh\n");
    assertThatThrownBy(only(file)::require)
        .isInstanceOf(Undecided.class)
        .hasMessageStartingWith("needs a CPython 3.8 or newer: " + file + " cannot be started, ");
  }

  @Test
  void aPython2() throws IOException {
    assertRefused(
        saying(FakePython.facts("CPython", "2.7.18", true, false, "")),
        here() + " is Python 2.7.18");
  }

  @Test
  void anotherImplementation() throws IOException {
    assertRefused(
        saying(FakePython.facts("PyPy", "3.10.14", true, false, "")),
        here() + " is PyPy 3.10.14, another implementation of Python");
  }

  @Test
  void oneThatIsTooOld() throws IOException {
    assertRefused(
        saying(FakePython.facts("CPython", "3.7.16", true, false, "")),
        here() + " is CPython 3.7.16");
  }

  @Test
  void theStubOfTheWindowsStore() throws IOException {
    assertRefused(
        doing("echo 'Python was not found; install it from the Microsoft Store' >&2; exit 49"),
        here()
            + " printed nothing and ended with exit code 49, as the stub of the Windows store"
            + " does");
  }

  @Test
  void oneThatPrintsNothing() throws IOException {
    assertRefused(
        doing("exit 0"),
        here()
            + " printed nothing and ended with exit code 0, as the stub of the Windows store"
            + " does");
  }

  @Test
  void oneThatHangsAtItsStart() throws IOException {
    Path hanging = FakePython.doing(folder, "python3", "sleep 1000 & wait");
    CPython python = new Interpreters(Duration.ofMillis(300)).find(hanging.toString(), "").get(0);
    assertRefused(python, here() + " did not answer within 300 ms");
  }

  @Test
  void oneThatSaysGarbage() throws IOException {
    assertRefused(saying("\u001b[31mHello"), here() + " did not say what it is, but '[31mHello'");
    assertRefused(
        saying("{\"version\": \"3.13.0\"}"),
        here() + " did not say what it is, but '{\"version\": \"3.13.0\"}'");
  }

  @Test
  void oneThatFloodsItsOutput() throws IOException {
    assertThatThrownBy(doing("head -c 30000000 /dev/zero | tr '\\0' x; exit 0")::require)
        .isInstanceOf(Undecided.class)
        .hasMessage("needs a CPython 3.8 or newer: " + here() + " did not say what it is, but '…'");
  }

  @Test
  void oneThatBreaks() throws IOException {
    assertRefused(
        doing("echo 'Fatal Python error: no codec' >&2; echo 'Current thread' >&2; exit 1"),
        here() + " ended with exit code 1, Fatal Python error: no codec");
    assertRefused(doing("kill -SEGV $$"), here() + " ended with exit code 139");
  }

  @Test
  void oneThatCannotStartProcesses() throws IOException {
    String trouble = "ImportError: No module named _multiprocessing";
    assertRefused(
        saying(FakePython.facts("CPython", "3.12.1", true, false, trouble)),
        here() + " has no working multiprocessing, " + trouble);
  }

  @Test
  void oneThatDoesNotSayWhereItLies() throws IOException {
    assertRefused(
        saying(FakePython.facts("CPython", "3.12.1", true, false, "").replace("'$0'", "")),
        here() + " does not say where it lies, but ''");
  }
}
