package io.github.threadsvsprocesses.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * Calls the main method of another class, on the main thread, in a JVM that ends with its parent.
 */
final class ProgramMain {
  private ProgramMain() {}

  public static void main(String[] arguments) throws Throwable {
    Lifeline.hold();
    Method main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
