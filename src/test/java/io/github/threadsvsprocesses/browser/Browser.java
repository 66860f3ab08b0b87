package io.github.threadsvsprocesses.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.threadsvsprocesses.time.TimeoutFactor;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The Chromium or Chrome of this machine, without a window and without a network. For one thread.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = TimeoutFactor.times(Duration.ofSeconds(60));

  /** Where GitHub's runners have the driver. */
  private static final String FOLDER_OF_THE_DRIVER = "CHROMEWEBDRIVER";

  private static final List<String> OPTIONS =
      List.of(
          "--headless=new",
          "--no-sandbox", // It has none as root, and reads our own pages only.
          "--disable-dev-shm-usage", // Which is small in a container.
          "--disable-gpu",
          "--disable-quic",
          "--disable-ipc-flooding-protection", // Links are followed faster than by hand.
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** It misses a version of Chrome's own protocol that is not used here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium.devtools");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it; where the machine has none, or none that starts, the test is skipped. */
  public static Browser orSkip() {
    Optional<Path> executable = found("chromedriver");
    if (executable.isEmpty()) {
      return skip("there is no chromedriver on the PATH");
    }
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
        .flatMap(name -> found(name).stream())
        .findFirst()
        .ifPresent(browser -> options.setBinary(browser.toFile()));
    options.addArguments(OPTIONS);
    LoggingPreferences everything = new LoggingPreferences();
    everything.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, everything);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(executable.orElseThrow().toFile())
            .withTimeout(PATIENCE)
            .build();
    try {
      return new Browser(new ChromeDriver(service, options));
    } catch (WebDriverException doesNotStart) {
      service.stop();
      return skip(String.valueOf(doesNotStart.getRawMessage()));
    }
  }

  /** Told on the console too, for Maven tells of a class that is skipped only that nothing ran. */
  private static Browser skip(String why) {
    String told = "No browser reads the pages: " + why;
    System.out.println(told);
    return abort(told);
  }

  private static Optional<Path> found(String program) {
    List<String> folders = new ArrayList<>();
    Optional.ofNullable(System.getenv(FOLDER_OF_THE_DRIVER)).ifPresent(folders::add);
    folders.addAll(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)));
    return folders.stream()
        .flatMap(folder -> Stream.of(Path.of(folder, program), Path.of(folder, program + ".exe")))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a file, forgetting what complaints there were. */
  public Reader open(Path page) {
    complaints();
    driver.get(page.toUri().toString());
    return new Reader(this, driver);
  }

  /** Of a phone or a desk: the width of the page's part that is seen, in its own pixels. */
  public void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Whether its reader likes dark pages. */
  public void dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** What it has to complain of since it was asked last: errors of scripts, files not there. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  void run(String script, Object... arguments) {
    driver.executeScript(script, arguments);
  }

  /** What a script of the page returns, as Selenium has it in Java. */
  @SuppressWarnings({"TypeParameterUnusedInFormals", "unchecked"}) // The script knows.
  <T> T ask(String script, Object... arguments) {
    return (T) Objects.requireNonNull(driver.executeScript(script, arguments));
  }

  /** The same of one that calls back, by its last argument. */
  @SuppressWarnings({"TypeParameterUnusedInFormals", "unchecked"})
  <T> T askAndWait(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return (T) Objects.requireNonNull(driver.executeAsyncScript(script, arguments));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
